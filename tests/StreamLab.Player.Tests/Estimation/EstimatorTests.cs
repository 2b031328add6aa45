using CsCheck;

namespace StreamLab.Player.Tests.Estimation;

public class EstimatorTests
{
    public static TheoryData<string> Names => [.. Estimators.All.Components.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reset_forgets_every_sample(string name)
    {
        var (fresh, estimator) = (Estimators.All.Create(name), Estimators.All.Create(name));
        estimator.Add(Sample(3000, 2.5));
        Assert.NotEqual(fresh.Throughput, estimator.Throughput);
        estimator.Reset();
        Assert.Equal((fresh.Throughput, fresh.Latency), (estimator.Throughput, estimator.Latency));
    }

    [Theory]
    [InlineData("shaka", 1000, 0)]
    [InlineData("hlsjs", 500, 100)]
    [InlineData("percentile", 1000, 0)]
    public void Some_players_count_on_something_before_a_sample(string name, double kbps, double latencyMs)
    {
        var estimator = Estimators.All.Create(name);
        Assert.Equal((kbps, latencyMs), (estimator.Throughput!.Value.Kbps, estimator.Latency.Milliseconds));
    }

    [Theory]
    [InlineData("ewma")]
    [InlineData("harmonic")]
    [InlineData("last")]
    [InlineData("mean")]
    [InlineData("dashjs")]
    public void The_others_say_nothing_before_a_sample(string name) =>
        Assert.Equal((null, Duration.Zero), (Estimators.All.Create(name).Throughput, Estimators.All.Create(name).Latency));

    [Theory]
    [MemberData(nameof(Names))]
    public void Equal_samples_are_estimated_exactly(string name) => Gen.Select(Rates, Gen.Int[1, 40]).Sample((kbps, count) =>
    {
        var estimator = Estimators.All.Create(name);
        for (var i = 0; i < count; i++) estimator.Add(Sample(kbps, 2.5));
        Assert.Equal(kbps, estimator.Throughput!.Value.Kbps, kbps * 1e-9);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_estimate_lies_between_the_lowest_and_the_highest_sample(string name) => Rates.Array[1, 30].Sample(rates =>
    {
        var estimator = Estimators.All.Create(name);
        foreach (var rate in rates) estimator.Add(Sample(rate, 2.5));
        Assert.InRange(estimator.Throughput!.Value.Kbps, rates.Min() * (1 - 1e-9), rates.Max() * (1 + 1e-9));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_time_to_first_byte_is_estimated_between_its_extremes_or_not_at_all(string name) => Gen.Double[0.01, 3].Array[1, 30].Sample(latencies =>
    {
        var estimator = Estimators.All.Create(name);
        foreach (var latency in latencies) estimator.Add(Sample(3000, 2.5, latency));
        if (estimator.Latency > Duration.Zero) Assert.InRange(estimator.Latency.Seconds, latencies.Min() * (1 - 1e-9), latencies.Max() * (1 + 1e-9));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_clone_goes_its_own_way(string name)
    {
        var estimator = Estimators.All.Create(name);
        estimator.Add(Sample(3000, 2.5));
        var clone = estimator.Clone();
        clone.Add(Sample(600, 10));
        Assert.Equal(3000, estimator.Throughput!.Value.Kbps, 6);
        Assert.NotEqual(estimator.Throughput, Estimators.All.Create(name).Throughput);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_allocates_nothing_once_warm(string name)
    {
        var estimator = Estimators.All.Create(name);
        var allocated = long.MaxValue;
        for (var round = 0; round < 8; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 50; i++) Feed(estimator, i);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(0, allocated);

        static void Feed(IThroughputEstimator estimator, int i)
        {
            estimator.Add(Sample(500 + (i * 733 % 4000), 2));
            _ = estimator.Throughput;
        }
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

    /// <summary>Sabre: half-lives of 3 s/p and 8 s/p samples; after 100 ms and 300 ms the fast average is the higher one.</summary>
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

    // In 2.5 s at least 150 kB: more than the least that any player counts on.
    private static readonly Gen<double> Rates = Gen.Double[480, 50_000];

    private static ThroughputSample Sample(double kbps, double seconds, double latencySeconds = 0, double segmentSeconds = 2) =>
        new(Bitrate.FromKbps(kbps) * Duration.FromSeconds(seconds), Duration.FromSeconds(latencySeconds), Duration.FromSeconds(seconds), Duration.FromSeconds(segmentSeconds));
}
