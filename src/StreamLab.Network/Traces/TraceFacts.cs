using System.Globalization;

namespace StreamLab.Network;

/// <summary>As what a trace was read: said wherever one is used, so that a wrong guess is seen.</summary>
/// <param name="Offset">What its times counted from.</param>
/// <param name="Length">Of one round.</param>
/// <param name="Mean">Of one round.</param>
public sealed record TraceFacts(TraceFormat Format, Duration Offset, Duration Length, Bitrate Mean)
{
    private static readonly Bitrate Least = Bitrate.FromKbps(10), Most = Bitrate.FromMbps(10_000);

    public string FormatName => TraceFormats.NameOf(Format);

    /// <summary>Why this is hardly what was meant, and what to do; null: it may be.</summary>
    public string? Warning => Mean >= Least && Mean <= Most
        ? null
        : $"a mean of {Rate(Mean)} is none of a network: read as {FormatName}; if it is written otherwise, name its format ({Others})";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"read as {FormatName}: {Rate(Mean)} on average, {Length.Seconds:0.###} s{(Offset > Duration.Zero ? $", its times counted from {Offset.Seconds:0.###} s" : "")}");

    /// <summary>Two columns can only be other two columns.</summary>
    private string Others => string.Join(", ", TraceFormats.ByName
        .Where(f => f.Value != Format && (!IsOfColumns(Format) || (IsOfColumns(f.Value) && f.Value != TraceFormat.Pensieve)))
        .Select(f => $"--trace-format {f.Key}").Order(StringComparer.Ordinal));

    private static bool IsOfColumns(TraceFormat format) => format is TraceFormat.SecondsMbps or TraceFormat.Pensieve or TraceFormat.MillisecondsKbps;

    private static string Rate(Bitrate rate) => rate.Kbps switch
    {
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{rate.Kbps / 1e6:0.###} Gbit/s"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{rate.Mbps:0.###} Mbit/s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{rate.Kbps:0.######} kbit/s"),
    };
}
