namespace StreamLab.Player.Tests.Estimation;

/// <summary>The players' estimators, worked by hand from their code.</summary>
public class PlayerEstimatorTests
{
    /// <summary>1 s at 1000 kbps, then 2 s at 4000 kbps, as an average with half-life <paramref name="h"/> has them.</summary>
    private static double Ewma(double h, double scale = 1)
    {
        double k1 = Math.Pow(0.5, scale / h), k2 = Math.Pow(0.5, 2 * scale / h);
        return ((((1 - k1) * 1000) * k2) + ((1 - k2) * 4000)) / (1 - (k1 * k2));
    }

    [Fact]
    public void DashJs_weighs_a_second_of_transfer_as_one_and_a_half() =>
        Assert.Equal(Math.Min(Ewma(3, 1.5), Ewma(8, 1.5)), After("dashjs", (1000, 0, 1), (4000, 0, 2)).Throughput!.Value.Kbps, 6);

    [Fact]
    public void DashJs_takes_the_higher_of_two_latency_averages()
    {
        // Half-lives of one and two samples; 100 then 400 ms, the fast one: (0.5 x 100 x 0.5 + 0.5 x 400) / 0.75 = 300.
        Assert.Equal(300, After("dashjs", (1000, 0.1, 1), (1000, 0.4, 1)).Latency.Milliseconds, 6);
    }

    [Fact]
    public void Shaka_counts_the_time_to_first_byte_into_the_rate()
    {
        // 2 Mbit in 0.5 + 0.5 s.
        Assert.Equal(2000, After("shaka", (4000, 0.5, 0.5)).Throughput!.Value.Kbps, 6);
    }

    [Fact]
    public void Shaka_averages_over_half_lives_of_2_s_and_5_s() =>
        Assert.Equal(Math.Min(Ewma(2), Ewma(5)), After("shaka", (1000, 0, 1), (4000, 0, 2)).Throughput!.Value.Kbps, 6);

    [Fact]
    public void Shaka_counts_on_its_default_until_128_kB_have_come()
    {
        // 127.5 kB, then 15 kB that are too few to count, then 17 kB.
        var estimator = After("shaka", (1020, 0, 1), (120, 0, 1));
        Assert.Equal(1000, estimator.Throughput!.Value.Kbps, 6);
        estimator.Add(Sample(136, 0, 1));
        Assert.InRange(estimator.Throughput!.Value.Kbps, 136, 999);
    }

    [Fact]
    public void HlsJs_takes_off_the_time_to_first_byte_as_far_as_it_was_expected()
    {
        // A first TTFB is its own average: all of it comes off. Then 0.1 s against 0.3 s: the average lies between, only that much comes off.
        Assert.Equal(2000, After("hlsjs", (2000, 0.1, 1)).Throughput!.Value.Kbps, 6);
        var estimator = After("hlsjs", (2000, 0.1, 1), (2000, 0.3, 1));
        Assert.InRange(estimator.Latency.Seconds, 0.1, 0.3);
        Assert.InRange(estimator.Throughput!.Value.Kbps, 2000 / 1.2, 1999);
    }

    [Fact]
    public void HlsJs_counts_long_times_to_first_byte_little()
    {
        // Weights sqrt2 exp(-s^2/2): 1.407 for 0.1 s, 0.0157 for 3 s.
        double w1 = Math.Sqrt(2) * Math.Exp(-0.005), w2 = Math.Sqrt(2) * Math.Exp(-4.5);
        double k1 = Math.Pow(0.5, w1 / 9), k2 = Math.Pow(0.5, w2 / 9);
        var expected = (((1 - k1) * 0.1 * k2) + ((1 - k2) * 3)) / (1 - (k1 * k2));
        Assert.Equal(expected, After("hlsjs", (2000, 0.1, 1), (2000, 3, 1)).Latency.Seconds, 9);
    }

    [Fact]
    public void Media3_takes_the_median_by_the_root_of_the_bytes()
    {
        // Bytes 160,000, 90,000, 250,000: weights 400, 300, 500, so the half, 600, is reached in the middle by value.
        Assert.Equal(1280, After("percentile", (1280, 0, 1), (720, 0, 1), (2000, 0, 1)).Throughput!.Value.Kbps, 6);
    }

    [Fact]
    public void Media3_counts_on_its_default_until_2_s_or_512_KiB_have_come()
    {
        Assert.Equal(1000, After("percentile", (3000, 0, 1)).Throughput!.Value.Kbps, 6);
        Assert.Equal(3000, After("percentile", (3000, 0, 1), (3000, 0, 1)).Throughput!.Value.Kbps, 6);
        Assert.Equal(5000, After("percentile", (5000, 0, 1)).Throughput!.Value.Kbps, 6);
    }

    [Fact]
    public void Media3_forgets_beyond_a_total_weight_of_2000_and_cuts_the_oldest_down()
    {
        // Root bytes 1000 each: the first keeps nothing of three, and half of the weight is the second's.
        var estimator = After("percentile", (8000, 0, 1), (16_000, 0, 0.5), (4000, 0, 2));
        Assert.Equal(4000, estimator.Throughput!.Value.Kbps, 6);
    }

    [Fact]
    public void A_window_grows_by_one_for_each_jump_in_it()
    {
        // The last two, 1000 and 2000, jump; so 4000 counts, too, and it is a jump to 1000; so does the second 4000, no jump: four of five.
        Assert.Equal((4000 + 4000 + 1000 + 2000) / 4.0, After("mean:window=2", (9000, 0, 1), (4000, 0, 1), (4000, 0, 1), (1000, 0, 1), (2000, 0, 1)).Throughput!.Value.Kbps, 6);
        Assert.Equal(1500, After("mean:window=2,grows=off", (9000, 0, 1), (4000, 0, 1), (1000, 0, 1), (2000, 0, 1)).Throughput!.Value.Kbps, 6);
    }

    [Theory]
    [InlineData("equal", 1500)]
    [InlineData("date", (1000 + (2 * 2000)) / 3.0)]
    [InlineData("bytes", (1000 + (2 * 2000)) / 3.0)] // 125 kB and 500 kB: roots 1 to 2
    public void A_window_is_weighted(string weight, double expected) =>
        Assert.Equal(expected, After($"mean:weight={weight},grows=off", (1000, 0, 1), (2000, 0, 2)).Throughput!.Value.Kbps, 6);

    private static IThroughputEstimator After(string spec, params (double Kbps, double Latency, double Seconds)[] samples)
    {
        var estimator = Estimators.All.Create(spec);
        foreach (var (kbps, latency, seconds) in samples) estimator.Add(Sample(kbps, latency, seconds));
        return estimator;
    }

    private static ThroughputSample Sample(double kbps, double latency, double seconds) =>
        new(Bitrate.FromKbps(kbps) * Duration.FromSeconds(seconds), Duration.FromSeconds(latency), Duration.FromSeconds(seconds), Duration.FromSeconds(2));
}
