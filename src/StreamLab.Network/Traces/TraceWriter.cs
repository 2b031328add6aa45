using System.Globalization;
using System.Text;

namespace StreamLab.Network;

/// <summary>
/// Writes one round of a trace as text that <see cref="TraceReader"/> reads back without being told the format: exactly, but for latencies, which the column formats and
/// mahimahi have no place for, and for mahimahi, which rounds to packets and milliseconds.
/// </summary>
public static class TraceWriter
{
    private const double BitsPerOpportunity = 1504 * 8;
    private const int MostOpportunities = 10_000_000;

    /// <summary>Whether the format has a place for latencies.</summary>
    public static bool KeepsLatency(TraceFormat format) => format is TraceFormat.Sabre or TraceFormat.Csv;

    /// <returns>False, with what is wrong in one phrase, when the format cannot say this trace.</returns>
    public static bool TryWrite(BandwidthTrace trace, TraceFormat format, out string text, out string error)
    {
        (text, error) = ("", "");
        if (trace.Fastest.IsUnlimited) error = "an unlimited rate cannot be written";
        else if (format == TraceFormat.Mahimahi) error = CheckOpportunities(trace);
        if (error.Length > 0) return false;
        text = format switch
        {
            TraceFormat.SecondsMbps or TraceFormat.Pensieve => Columns(trace, 1, 1e6),
            // Two columns are taken for seconds and Mbit/s: what they are else has to be said.
            TraceFormat.MillisecondsKbps => $"# {TraceFormats.NameOf(format)}: time in ms, rate in kbit/s\n{Columns(trace, 1e-3, 1e3)}",
            TraceFormat.Mahimahi => Mahimahi(trace),
            TraceFormat.Sabre => Sabre(trace),
            TraceFormat.Csv => Csv(trace),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
        return true;
    }

    /// <summary>The first line is at time zero: Pensieve's environment takes no rate from it, so that both read the same.</summary>
    private static string Columns(BandwidthTrace trace, double secondsPerUnit, double bitsPerUnit)
    {
        var text = new StringBuilder();
        Line(0, trace.Periods[0].Rate);
        var end = Duration.Zero;
        foreach (var period in trace.Periods)
        {
            end += period.Duration;
            Line(end.Seconds / secondsPerUnit, period.Rate);
        }
        return text.ToString();

        void Line(double time, Bitrate rate) => text.Append(Number(time)).Append('\t').Append(Number(rate.BitsPerSecond / bitsPerUnit)).Append('\n');
    }

    private static string Sabre(BandwidthTrace trace) =>
        "[\n" + string.Join(",\n", trace.Periods.Select(p =>
            $"  {{\"duration_ms\": {Number(p.Duration.Milliseconds)}, \"bandwidth_kbps\": {Number(p.Rate.Kbps)}, \"latency_ms\": {Number(p.Latency.Milliseconds)}}}")) + "\n]\n";

    private static string Csv(BandwidthTrace trace) =>
        "duration_ms,bandwidth_kbps,latency_ms\n" + string.Concat(trace.Periods.Select(p =>
            $"{Number(p.Duration.Milliseconds)},{Number(p.Rate.Kbps)},{Number(p.Latency.Milliseconds)}\n"));

    /// <summary>An opportunity whenever another packet's bits have passed; the last comes with the end of the round, which is the length.</summary>
    private static string Mahimahi(BandwidthTrace trace)
    {
        var (text, round, length) = (new StringBuilder(), trace.WithEnd(TraceEnd.Hold), Math.Ceiling(trace.Length.Milliseconds));
        var opportunities = Opportunities(trace);
        for (var k = 1; k < opportunities; k++)
        {
            var passed = round.TransferEnd(Instant.Origin, DataSize.FromBits(k * BitsPerOpportunity));
            text.Append(Number(Math.Min(length, Math.Ceiling(passed.Seconds * 1000)))).Append('\n');
        }
        return text.Append(Number(length)).Append('\n').ToString();
    }

    private static string CheckOpportunities(BandwidthTrace trace) => Opportunities(trace) switch
    {
        0 => "mahimahi's format cannot say a trace that lets no packet of 1504 bytes pass in a round",
        > MostOpportunities => $"it has more than {MostOpportunities} packets of 1504 bytes in a round: too many for mahimahi's format",
        _ => "",
    };

    private static long Opportunities(BandwidthTrace trace) => (long)Math.Round((trace.Mean * trace.Length).Bits / BitsPerOpportunity);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
