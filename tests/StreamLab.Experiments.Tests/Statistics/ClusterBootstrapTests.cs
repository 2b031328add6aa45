namespace StreamLab.Experiments.Tests;

public sealed class ClusterBootstrapTests
{
    [Fact]
    public void The_same_seed_gives_the_same_interval() => Assert.Equal(Bootstrap([1, 4, 9, 2], seed: 3), Bootstrap([1, 4, 9, 2], seed: 3));

    [Fact]
    public void Another_seed_gives_another_interval() => Assert.NotEqual(Bootstrap([1, 4, 9, 2, 7.3], seed: 3), Bootstrap([1, 4, 9, 2, 7.3], seed: 4));

    [Fact]
    public void Where_all_clusters_agree_nothing_is_uncertain() => Assert.Equal(new Estimate(5, new Interval(5, 5)), Bootstrap([5, 5, 5], seed: 1));

    [Fact]
    public void One_cluster_tells_nothing_of_the_spread() => Assert.Null(Bootstrap([5], seed: 1)!.Interval);

    /// <summary>Of the means of n normal values, 95 % lie within 1.96 standard errors: the interval is about as wide.</summary>
    [Fact]
    public void Its_width_is_that_of_the_normal_theory()
    {
        var random = new SplitMix(7);
        double[] values = [.. Enumerable.Range(0, 400).Select(_ => random.NextNormal())];
        var interval = Bootstrap(values, seed: 1)!.Interval!.Value;
        Assert.Equal(2 * 1.96 / Math.Sqrt(400), interval.High - interval.Low, 0.02);
    }

    /// <summary>Two clusters of 0 and 1: half of all resamples mix them, a quarter each has one alone, so 95 % reach from end to end.</summary>
    [Fact]
    public void Whole_clusters_are_drawn() => Assert.Equal(new Interval(0, 1), Bootstrap([0, 1], seed: 5)!.Interval);

    private static Estimate? Bootstrap(double[] values, ulong seed) => new ClusterBootstrap(values.Length, seed).Of(RatioOfSums.Mean(values));
}
