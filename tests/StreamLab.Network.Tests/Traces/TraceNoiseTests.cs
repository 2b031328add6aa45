using CsCheck;

namespace StreamLab.Network.Tests.Traces;

public class TraceNoiseTests
{
    private static readonly Gen<TraceNoise> AnyNoise =
        Gen.Select(Gen.Double[0.01, 2], Gen.Double[0.1, 20], Gen.Int[0, 1000], (deviation, seconds, seed) => new TraceNoise(deviation, Duration.FromSeconds(seconds), seed));

    [Fact]
    public void The_same_seed_gives_the_same_rates() => Gen.Select(Make.AnyTrace, AnyNoise).Sample((trace, noise) =>
        Assert.Equal(noise.Apply(trace).Periods, (noise with { }).Apply(new BandwidthTrace(trace.Periods, trace.End)).Periods));

    [Fact]
    public void Another_seed_gives_others() => AnyNoise.Sample(noise =>
        Assert.NotEqual(noise.Apply(Long).Periods, (noise with { Seed = noise.Seed + 1 }).Apply(Long).Periods));

    [Fact]
    public void Without_deviation_nothing_changes() => Gen.Select(Make.AnyTrace, AnyNoise).Sample((trace, noise) =>
        Assert.Same(trace, (noise with { Deviation = 0 }).Apply(trace)));

    [Fact]
    public void Lengths_and_outages_and_the_end_stay() => Gen.Select(Make.AnyTrace, AnyNoise).Sample((trace, noise) =>
    {
        var noisy = noise.Apply(trace);
        Assert.Equal(trace.End, noisy.End);
        Assert.Equal(trace.Length.Seconds, noisy.Length.Seconds, 1e-9);
        Assert.All(noisy.Periods, period => Assert.InRange(period.Duration.Seconds, 0, noise.Correlation.Seconds / 2 * (1 + 1e-12)));
        var time = 0.0;
        foreach (var period in noisy.Periods)
        {
            Assert.Equal(trace.RateAt(Make.At(time + (period.Duration.Seconds / 2))) == Bitrate.Zero, period.Rate == Bitrate.Zero);
            time += period.Duration.Seconds;
        }
    });

    /// <summary>Over 50,000 correlation times, within six standard errors.</summary>
    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.5, 1)]
    [InlineData(0.5, 2)]
    public void Its_factors_have_mean_one_and_the_deviation_that_is_asked_for(double deviation, int seed)
    {
        var factors = new TraceNoise(deviation, Duration.FromSeconds(1), seed).Apply(Long).Periods.Select(p => p.Rate.Mbps).ToArray();
        var mean = factors.Average();
        Assert.Equal(1, mean, 6 * deviation * 2 / Math.Sqrt(factors.Length));
        Assert.Equal(deviation, Math.Sqrt(factors.Average(f => (f - mean) * (f - mean))), 0.08 * deviation);
    }

    /// <summary>The correlation of the logarithms falls to 1/e over the correlation time: two pieces.</summary>
    [Fact]
    public void Its_factors_are_correlated_over_time()
    {
        var logs = new TraceNoise(0.3, Duration.FromSeconds(1)).Apply(Long).Periods.Select(p => Math.Log(p.Rate.Mbps)).ToArray();
        var mean = logs.Average();
        var (all, apart) = (logs.Average(l => (l - mean) * (l - mean)), logs.Zip(logs.Skip(2), (a, b) => (a - mean) * (b - mean)).Average());
        Assert.Equal(Math.Exp(-1), apart / all, 0.03);
    }

    [Fact]
    public void Its_text_is_read_back() => AnyNoise.Sample(noise =>
    {
        Assert.True(TraceNoise.TryParse(noise.ToString(), out var read));
        Assert.Equal(noise, read);
    });

    [Theory]
    [InlineData("0.2")]
    [InlineData("0.2:5")]
    [InlineData("-0.2:5s")]
    [InlineData("11:5s")]
    [InlineData("0.2:0s")]
    [InlineData("0.2:5s:x")]
    [InlineData("0.2:5s:1:2")]
    [InlineData("")]
    public void Anything_else_is_refused(string text) => Assert.False(TraceNoise.TryParse(text, out _));

    /// <summary>1 Mbps for 50,000 s.</summary>
    private static BandwidthTrace Long { get; } = Make.Trace(TraceEnd.Loop, (20_000, 1), (30_000, 1));
}
