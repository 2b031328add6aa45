using StreamLab.Network;

namespace StreamLab.Cli.Inspecting;

/// <summary>A bandwidth trace in figures; every figure weighs periods by their time.</summary>
/// <param name="Format">As what it was read.</param>
/// <param name="OffsetSeconds">What the times of the file count from.</param>
/// <param name="Warning">Why it hardly can be meant so; null where it can.</param>
/// <param name="Seconds">Of one round.</param>
/// <param name="DeviationKbps">Standard deviation.</param>
/// <param name="PercentilesKbps">The rate that holds or is undercut for so many percent of the time.</param>
internal sealed record TraceInspection(
    string Format, double OffsetSeconds, string? Warning, double Seconds, int Periods, double MeanKbps, double DeviationKbps, double LowestKbps, double HighestKbps, IReadOnlyDictionary<string, double> PercentilesKbps)
    : Inspection("trace")
{
    private static readonly int[] Percents = [5, 25, 50, 75, 95];

    private BandwidthTrace Trace { get; init; } = null!;
    private TraceFacts Facts { get; init; } = null!;

    public static TraceInspection Of(BandwidthTrace trace, TraceFacts facts)
    {
        var mean = trace.Mean.Kbps;
        var variance = trace.Periods.Sum(p => p.Duration / trace.Length * Math.Pow(p.Rate.Kbps - mean, 2));
        var rising = trace.Periods.OrderBy(p => p.Rate).ToArray();
        return new(
            facts.FormatName, facts.Offset.Seconds, facts.Warning, trace.Length.Seconds, rising.Length, mean, Math.Sqrt(variance), rising[0].Rate.Kbps, rising[^1].Rate.Kbps,
            Percents.ToDictionary(p => $"{p}", p => Percentile(rising, trace.Length * (p / 100.0)), StringComparer.Ordinal))
        {
            Trace = trace,
            Facts = facts,
        };
    }

    public override void Write(TextWriter output)
    {
        output.WriteLine($"trace: {Seconds:0.###} s in {Periods} periods");
        output.WriteLine($"  {Facts}");
        if (Warning is not null) output.WriteLine($"  warning: {Warning}");
        output.WriteLine($"  mean {MeanKbps:0} kbps, deviation {DeviationKbps:0}, from {LowestKbps:0} to {HighestKbps:0}");
        output.WriteLine($"  percentiles {string.Join(", ", PercentilesKbps.Select(p => $"{p.Key} %: {p.Value:0}"))} kbps");
        TracePlot.Write(output, Trace);
    }

    private static double Percentile(TracePeriod[] rising, Duration share)
    {
        var passed = Duration.Zero;
        foreach (var period in rising)
        {
            passed += period.Duration;
            if (passed >= share) return period.Rate.Kbps;
        }
        return rising[^1].Rate.Kbps;
    }
}
