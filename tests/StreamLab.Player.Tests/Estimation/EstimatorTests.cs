using CsCheck;

namespace StreamLab.Player.Tests.Estimation;

public class EstimatorTests
{
    public static TheoryData<string> Names => [.. Estimators.All.Components.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_known_before_a_sample_and_after_a_reset(string name)
    {
        var estimator = Estimators.All.Create(name);
        Assert.Null(estimator.Throughput);
        estimator.Add(Sample(3000, 1));
        estimator.Reset();
        Assert.Null(estimator.Throughput);
        Assert.Equal(Duration.Zero, estimator.Latency);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Equal_samples_are_estimated_exactly(string name) => Gen.Select(Gen.Double[10, 50_000], Gen.Int[1, 40]).Sample((kbps, count) =>
    {
        var estimator = Estimators.All.Create(name);
        for (var i = 0; i < count; i++) estimator.Add(Sample(kbps, 0.7));
        Assert.Equal(kbps, estimator.Throughput!.Value.Kbps, kbps * 1e-9);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_estimate_lies_between_the_lowest_and_the_highest_sample(string name) => Gen.Double[10, 50_000].Array[1, 30].Sample(rates =>
    {
        var estimator = Estimators.All.Create(name);
        foreach (var rate in rates) estimator.Add(Sample(rate, 0.5));
        Assert.InRange(estimator.Throughput!.Value.Kbps, rates.Min() * (1 - 1e-9), rates.Max() * (1 + 1e-9));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_clone_goes_its_own_way(string name)
    {
        var estimator = Estimators.All.Create(name);
        estimator.Add(Sample(3000, 1));
        var clone = estimator.Clone();
        clone.Add(Sample(100, 10));
        Assert.Equal(3000, estimator.Throughput!.Value.Kbps, 6);
    }

    [Fact]
    public void The_dual_average_is_the_closed_form()
    {
        // Half-lives 3 s and 8 s; 1 s at 1000 kbps, then 2 s at 4000 kbps.
        static double Ewma(double h)
        {
            double k1 = Math.Pow(0.5, 1 / h), k2 = Math.Pow(0.5, 2 / h);
            return ((((1 - k1) * 1000) * k2) + ((1 - k2) * 4000)) / (1 - Math.Pow(0.5, 3 / h));
        }

        var estimator = new DualEwmaEstimator(3, 8);
        estimator.Add(Sample(1000, 1));
        estimator.Add(Sample(4000, 2));
        Assert.Equal(Math.Min(Ewma(3), Ewma(8)), estimator.Throughput!.Value.Kbps, 6);
    }

    [Fact]
    public void The_harmonic_mean_forgets_what_left_its_window()
    {
        var estimator = new HarmonicMeanEstimator(2);
        foreach (var kbps in new[] { 100.0, 1000, 3000 }) estimator.Add(Sample(kbps, 1));
        Assert.Equal(1500, estimator.Throughput!.Value.Kbps, 6);
    }

    [Fact]
    public void Time_to_first_byte_is_kept_apart_from_the_rate()
    {
        var estimator = new DualEwmaEstimator(3, 8);
        estimator.Add(new ThroughputSample(DataSize.FromBits(1e6), Duration.FromSeconds(0.5), Duration.FromSeconds(1), Duration.FromSeconds(2)));
        Assert.Equal(1000, estimator.Throughput!.Value.Kbps, 6);
        Assert.Equal(0.5, estimator.Latency.Seconds, 9);
    }

    /// <summary>Sabre: half-lives of 3 s/p and 8 s/p samples; after 100 ms and 300 ms the slow average has the lower one still, the fast one counts.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Latency_is_averaged_over_seconds_of_media(double segmentSeconds)
    {
        var estimator = new DualEwmaEstimator(3, 8);
        foreach (var milliseconds in new[] { 100.0, 300 }) estimator.Add(Sample(1000, 1, milliseconds / 1000, segmentSeconds));
        var keep = Math.Pow(0.5, segmentSeconds / 3);
        Assert.Equal(((0.1 * (1 - keep) * keep) + (0.3 * (1 - keep))) / (1 - (keep * keep)), estimator.Latency.Seconds, 9);
    }

    [Fact]
    public void The_lower_mean_of_two_windows_counts_and_of_latency_the_higher()
    {
        var estimator = Estimators.All.Create("sliding:2,4");
        foreach (var (kbps, latency) in new[] { (100.0, 0.9), (1000, 0.1), (2000, 0.2), (3000, 0.2), (4000, 0.2) }) estimator.Add(Sample(kbps, 1, latency));
        Assert.Equal(2500, estimator.Throughput!.Value.Kbps, 6); // of 1000 … 4000; the last two mean 3500
        Assert.Equal(0.2, estimator.Latency.Seconds, 9); // the four mean 0.175
    }

    [Fact]
    public void More_samples_than_are_kept_are_refused() => Assert.False(Estimators.All.TryCreate("sliding:21", out _, out _));

    private static ThroughputSample Sample(double kbps, double seconds, double latencySeconds = 0, double segmentSeconds = 2) =>
        new(Bitrate.FromKbps(kbps) * Duration.FromSeconds(seconds), Duration.FromSeconds(latencySeconds), Duration.FromSeconds(seconds), Duration.FromSeconds(segmentSeconds));
}
