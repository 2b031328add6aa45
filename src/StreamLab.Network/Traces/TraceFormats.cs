using System.Collections.Frozen;

namespace StreamLab.Network;

/// <summary>The names of the formats, as people and files write them.</summary>
public static class TraceFormats
{
    public static FrozenDictionary<string, TraceFormat> ByName { get; } = new Dictionary<string, TraceFormat>(StringComparer.Ordinal)
    {
        ["seconds-mbps"] = TraceFormat.SecondsMbps,
        ["pensieve"] = TraceFormat.Pensieve,
        ["ms-kbps"] = TraceFormat.MillisecondsKbps,
        ["mahimahi"] = TraceFormat.Mahimahi,
        ["sabre"] = TraceFormat.Sabre,
        ["csv"] = TraceFormat.Csv,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>The name of a format; <c>detect</c> for <see cref="TraceFormat.Detect"/>.</returns>
    public static string NameOf(TraceFormat format) => ByName.FirstOrDefault(f => f.Value == format).Key ?? "detect";
}
