namespace StreamLab.Experiments.Tests;

public sealed class RatioOfSumsTests
{
    /// <summary>1 s of stall in 10 s and 0 in 90: pooled 1 %, while the mean of the two ratios is 5 %.</summary>
    [Fact]
    public void A_pooled_ratio_weighs_sessions_by_their_length() => Assert.Equal(0.01, RatioOfSums.Of([(1, 10), (0, 90)]).Value);

    [Fact]
    public void Nothing_over_nothing_is_undefined() => Assert.Null(RatioOfSums.Of([(0, 0)]).Value);

    [Fact]
    public void A_mean_is_a_ratio_of_sums() => Assert.Equal(4, RatioOfSums.Mean([1, 4, 7]).Value);
}
