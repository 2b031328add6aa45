using StreamLab.Cli.Soaking;

namespace StreamLab.Cli.Tests;

/// <summary>The verdict on memory, over made soaks of which the truth is known.</summary>
public class MemoryTrendTests
{
    [Theory]
    [InlineData(0, "Flat")]
    [InlineData(-600, "Flat")]
    [InlineData(2000, "Grows")]
    public void What_goes_on_evenly_is_told_by_its_slope(double megabytesAnHour, string verdict)
    {
        var trend = MemoryTrend.Of(Soak(60, 300, t => 100 + (megabytesAnHour * t / 3600)));
        Assert.Equal(megabytesAnHour, trend.PerHour, 6);
        Assert.Equal(verdict, trend.Verdict.ToString());
    }

    [Fact]
    public void What_is_taken_while_it_warms_up_does_not_count() =>
        Assert.Equal(MemoryVerdict.Flat, MemoryTrend.Of(Soak(60, 300, t => Math.Min(400, 100 + (5 * t)))).Verdict);

    [Fact]
    public void Fewer_than_twenty_samples_decide_nothing() => Assert.Equal(MemoryVerdict.Inconclusive, MemoryTrend.Of(Soak(25, 300, t => 100 + t)).Verdict);

    /// <summary>Memory that wanders by chance, and neither grows nor falls: of two hundred soaks of it hardly one is called growing.</summary>
    [Fact]
    public void What_only_scatters_is_not_called_growing()
    {
        var random = new Random(7);
        var verdicts = Enumerable.Range(0, 200).Select(_ =>
        {
            var wandering = 0.0;
            return MemoryTrend.Of(Soak(60, 300, _ => 160 + (wandering = (0.8 * wandering) + (6 * (random.NextDouble() - 0.5))))).Verdict;
        }).ToArray();
        Assert.InRange(verdicts.Count(v => v == MemoryVerdict.Grows), 0, 2);
        Assert.InRange(verdicts.Count(v => v == MemoryVerdict.Flat), 150, 200);
    }

    private static Vitals[] Soak(int samples, double seconds, Func<double, double> megabytes) =>
        [.. Enumerable.Range(0, samples).Select(i => seconds * i / (samples - 1)).Select(t => new Vitals(t, megabytes(t), 0, null))];
}
