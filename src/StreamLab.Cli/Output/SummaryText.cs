using System.Globalization;
using StreamLab.Player;

namespace StreamLab.Cli.Output;

/// <summary>The figures of a session as people read them.</summary>
internal static class SummaryText
{
    public static void Write(TextWriter output, SessionSummary summary)
    {
        output.WriteLine($"{summary.Media}{(summary.Trace is null ? "" : $" over {summary.Trace}")}: {summary.Abr}, {summary.PathwaySelector}, {summary.Estimator}; ended: {Ending(summary)}");
        foreach (var (name, value) in Lines(summary)) output.WriteLine($"  {name,-10} {value}");
    }

    private static IEnumerable<(string Name, string Value)> Lines(SessionSummary s)
    {
        yield return ("startup", s.StartupDelaySeconds is { } startup ? $"{N(startup)} s to the first frame" : "no frame was shown");
        yield return ("played", $"{N(s.PlayedSeconds)} s of media in {N(s.WallSeconds)} s{Extra(s.PausedSeconds, "paused")}{Extra(s.SeekSeconds, "waiting after seeks")}");
        yield return ("stalls", s.StallCount == 0 ? "none" : $"{s.StallCount}, {N(s.StallSeconds)} s in all ({Percent(s.RebufferRatio)} of the time)");
        if (s.GapCount > 0) yield return ("gaps", $"{s.GapCount}, {N(s.GapSeconds)} s in all that no server had: jumped");
        yield return ("bitrate", $"{N(s.MeanBitrateKbps, "0")} kbps nominal, {N(s.MeanActualKbps, "0")} kbps actual; {s.SwitchCount} switches");
        yield return ("shown", Shares(s.SecondsByRepresentation, seconds => $"{N(seconds)} s"));
        yield return ("QoE", string.Join(", ", s.Qoe.Where(q => q.Value is not null).Select(q => $"{q.Key} {N(q.Value)} ({N(s.QoePerSegment.GetValueOrDefault(q.Key), "0.000")} a segment)")));
        yield return ("requests", $"{s.Requests}, {s.FailedRequests} failed{(s.CorruptRequests > 0 ? $" ({s.CorruptRequests} with what was not asked for)" : "")}, {s.AbandonedRequests} given up; {Megabytes(s.Bytes)} of media, {Megabytes(s.WastedBytes)} of it wasted");
        yield return ("servers", Shares(s.BytesByPathway, bytes => Megabytes(bytes)));
        if (s.Bench is { } bench) yield return ("bench", $"loop {N(bench.LoopDelayMs, "0")} ms late ({N(bench.WorstDelayMs, "0")} ms at worst), GC {N(bench.GcPauseMs, "0")} ms, CPU {Percent(bench.CpuShare)}: {Verdict(bench)}");
    }

    private static string Ending(SessionSummary summary) => summary.End?.Kind switch
    {
        SessionEndKind.Completed => "at the end of the media",
        SessionEndKind.TimeIsUp => "when its time was up",
        _ => summary.EndReason,
    };

    private static string Verdict(BenchReport bench) => bench.OutOfBounds.Count == 0 ? "valid" : $"INVALID, the bench itself was out of bounds: {string.Join(", ", bench.OutOfBounds)}";

    private static string Shares<T>(IReadOnlyDictionary<string, T> parts, Func<T, string> text)
        where T : struct, IComparable<T> => string.Join(", ", parts.Where(p => p.Value.CompareTo(default) > 0).Select(p => $"{p.Key} {text(p.Value)}"));

    private static string Extra(double seconds, string what) => seconds > 0 ? $", {N(seconds)} s {what}" : "";

    private static string Megabytes(long bytes) => $"{N(bytes / 1e6, "0.00")} MB";

    private static string Percent(double? share) => share is { } value ? $"{N(100 * value)} %" : "?";

    private static string N(double? value, string format = "0.00") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "?";
}
