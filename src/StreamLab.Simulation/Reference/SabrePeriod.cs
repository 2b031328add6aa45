using StreamLab.Network;

namespace StreamLab.Simulation;

/// <summary>A period of a trace in Sabre's units.</summary>
internal readonly record struct SabrePeriod(double DurationMs, double BitsPerMs, double LatencyMs)
{
    public static SabrePeriod Of(TracePeriod period) => new(period.Duration.Ms(), period.Rate.BitsPerMs(), period.Latency.Ms());
}
