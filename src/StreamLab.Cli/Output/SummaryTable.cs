using StreamLab.Player;

namespace StreamLab.Cli.Output;

/// <summary>Many sessions, a line each, and the means of those that count: one that failed or showed nothing has a reason and no figures.</summary>
internal static class SummaryTable
{
    /// <param name="what">What tells the sessions apart.</param>
    /// <param name="names">One of each session.</param>
    public static void Write(TextWriter output, IReadOnlyList<SessionSummary> summaries, string what, IReadOnlyList<string> names)
    {
        SessionSummary[] counted = [.. summaries.Where(s => SessionVerdict.WhyNotCounted(s) is null)];
        var mean = counted.Length == summaries.Count ? "mean" : $"mean of {counted.Length}";
        var width = names.Append(what).Append(mean).Max(n => n.Length);
        output.WriteLine($"{what.PadRight(width)}  {"kbps",7} {"stalls",6} {"stall s",8} {"startup s",9} {"switches",8} {"QoE lin",9}");
        foreach (var (name, s) in names.Zip(summaries))
            output.WriteLine($"{name.PadRight(width)}  {(SessionVerdict.WhyNotCounted(s) is { } why ? $"not counted: {why}" : Figures(s))}");
        output.WriteLine($"{mean.PadRight(width)}  {Mean(s => s.MeanBitrateKbps),7:0} {Mean(s => s.StallCount),6:0.0} {Mean(s => s.StallSeconds),8:0.00} " +
            $"{Mean(s => s.StartupDelaySeconds),9:0.00} {Mean(s => s.SwitchCount),8:0.0} {Mean(s => s.Qoe["lin"]),9:0.00}");

        double? Mean(Func<SessionSummary, double?> figure) => counted.Average(figure);
    }

    private static string Figures(SessionSummary s) =>
        $"{s.MeanBitrateKbps,7:0} {s.StallCount,6} {s.StallSeconds,8:0.00} {s.StartupDelaySeconds,9:0.00} {s.SwitchCount,8} {s.Qoe["lin"],9:0.00}";
}
