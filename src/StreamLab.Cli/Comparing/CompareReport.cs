using StreamLab.Experiments;

namespace StreamLab.Cli.Comparing;

/// <summary>What <c>compare --json</c> prints.</summary>
/// <param name="WallSeconds">Of running the sessions, without reading, optima, statistics and writing.</param>
/// <param name="CpuSeconds">CPU time of the process meanwhile.</param>
/// <param name="Resumed">Sessions that were taken over from a run before; they cost no time here.</param>
internal sealed record CompareReport(
    int Sessions,
    long Decisions,
    double WallSeconds,
    double CpuSeconds,
    int Resumed,
    string Media,
    string Qoe,
    IReadOnlyList<CompareReport.Row> Rows,
    IReadOnlyList<RulePair> Pairs,
    IReadOnlyList<SkippedTrace> Skipped,
    IReadOnlyList<LeftOutTrace> LeftOut)
{
    /// <summary>A rule with one buffer; each interval is [low, high] at 95 %, null where there is but one trace.</summary>
    internal sealed record Row(
        string Abr, double BufferSeconds, string Estimator, string InformationSet, int Traces, int Sessions, int Failed,
        double? Mean, double[]? MeanInterval,
        double? RegretPerSegment, double[]? RegretPerSegmentInterval,
        double? Normalised, double[]? NormalisedInterval,
        double? RebufferRatio, double[]? RebufferRatioInterval,
        double? MeanBitrateKbps, double[]? MeanBitrateKbpsInterval,
        double? StallSeconds, double? StartupDelaySeconds, double? SwitchCount)
    {
        public static Row Of(RuleFigures f) => new(
            f.Abr, f.BufferSeconds, f.Estimator, f.InformationSet, f.Traces, f.Sessions, f.Failed,
            f.Mean?.Value, Ends(f.Mean),
            f.RegretPerSegment?.Value, Ends(f.RegretPerSegment),
            f.Normalised?.Value, Ends(f.Normalised),
            f.RebufferRatio?.Value, Ends(f.RebufferRatio),
            f.MeanBitrateKbps?.Value, Ends(f.MeanBitrateKbps),
            f.StallSeconds?.Value, f.StartupDelaySeconds?.Value, f.SwitchCount?.Value);

        private static double[]? Ends(Estimate? estimate) => estimate?.Interval is { } interval ? [interval.Low, interval.High] : null;
    }

    public static CompareReport Of(StudyResult result, Comparison comparison) => new(
        result.Rows.Count, result.Decisions, result.WallSeconds, result.CpuSeconds, result.Resumed, result.Study.Media.Title, result.Study.Qoe.Name,
        [.. comparison.Rules.Select(Row.Of)], comparison.Pairs, result.Study.Library.Skipped, comparison.LeftOut);
}
