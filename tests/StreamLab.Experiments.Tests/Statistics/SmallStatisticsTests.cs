namespace StreamLab.Experiments.Tests;

public sealed class SmallStatisticsTests
{
    /// <summary>Jain, Chiu, Hawe: k of n users sharing equally have k/n.</summary>
    [Theory]
    [InlineData(new double[] { 3, 3, 3, 3 }, 1)]
    [InlineData(new double[] { 1, 1, 0, 0, 0 }, 0.4)]
    [InlineData(new double[] { 1, 2, 3 }, 36 / 42.0)]
    public void Jains_index_is_that_of_the_paper(double[] shares, double index) => Assert.Equal(index, JainIndex.Of(shares)!.Value, 1e-15);

    [Fact]
    public void Of_nothing_there_is_no_fairness() => Assert.Null(JainIndex.Of([0, 0]));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.25, 1.75)]
    [InlineData(1, 4)]
    public void Quantiles_lie_between_order_statistics(double share, double value) => Assert.Equal(value, Quantile.Of([1, 2, 3, 4], share));

    /// <summary>The first numbers of the reference implementation for seed 1234567 (Vigna's splitmix64.c).</summary>
    [Fact]
    public void The_generator_is_SplitMix64()
    {
        var random = new SplitMix(1234567);
        Assert.Equal<ulong>([6457827717110365317, 3203168211198807973, 9817491932198370423], [random.Next(), random.Next(), random.Next()]);
    }
}
