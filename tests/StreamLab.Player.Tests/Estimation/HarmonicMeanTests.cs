namespace StreamLab.Player.Tests.Estimation;

/// <summary>Two downloads of 2 Mbit, worked by hand: 0.5 s + 0.5 s (4 Mbit/s, 2 with the first byte) and 0 s + 4 s (0.5 Mbit/s).</summary>
public class HarmonicMeanTests
{
    [Theory]
    [InlineData("harmonic", 2 / (0.25 + 2), 0.25)]
    [InlineData("harmonic:goodput", 2 / (0.5 + 2), 0)]
    [InlineData("harmonic:weighted", 4.5 / (0.125 + 8), 0.25)]
    [InlineData("harmonic:5,goodput,weighted", 5 / (0.5 + 8), 0)]
    [InlineData("harmonic:1", 0.5, 0)]
    public void The_mean_is_over_rates_as_asked_for(string spec, double mbps, double latency)
    {
        var estimator = Estimators.All.Create(spec);
        estimator.Add(Sample(0.5, 0.5));
        estimator.Add(Sample(0, 4));
        Assert.Equal(mbps, estimator.Throughput!.Value.Mbps, 12);
        Assert.Equal(latency, estimator.Latency.Seconds, 12);
    }

    private static ThroughputSample Sample(double ttfb, double transfer) =>
        new(DataSize.FromBits(2e6), Duration.FromSeconds(ttfb), Duration.FromSeconds(transfer), Duration.FromSeconds(2));
}
