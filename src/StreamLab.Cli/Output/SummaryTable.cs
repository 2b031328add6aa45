using StreamLab.Player;

namespace StreamLab.Cli.Output;

/// <summary>Many sessions, a line each, and their means.</summary>
internal static class SummaryTable
{
    public static void Write(TextWriter output, IReadOnlyList<SessionSummary> summaries)
    {
        var width = Math.Max(5, summaries.Max(s => (s.Trace ?? "").Length));
        output.WriteLine($"{"trace".PadRight(width)}  {"kbps",7} {"stalls",6} {"stall s",8} {"startup s",9} {"switches",8} {"QoE lin",9}");
        foreach (var s in summaries)
            output.WriteLine($"{(s.Trace ?? "").PadRight(width)}  {s.MeanBitrateKbps,7:0} {s.StallCount,6} {s.StallSeconds,8:0.00} {s.StartupDelaySeconds,9:0.00} {s.SwitchCount,8} {s.Qoe["lin"],9:0.00}");
        output.WriteLine($"{"mean".PadRight(width)}  {summaries.Average(s => s.MeanBitrateKbps),7:0} {summaries.Average(s => s.StallCount),6:0.0} {summaries.Average(s => s.StallSeconds),8:0.00} " +
            $"{summaries.Average(s => s.StartupDelaySeconds),9:0.00} {summaries.Average(s => s.SwitchCount),8:0.0} {summaries.Average(s => s.Qoe["lin"]),9:0.00}");
    }
}
