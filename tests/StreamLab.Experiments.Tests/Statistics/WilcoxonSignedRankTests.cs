using CsCheck;

namespace StreamLab.Experiments.Tests;

public sealed class WilcoxonSignedRankTests
{
    /// <summary>Exact two-sided p of the smaller rank sum, as in the tables (Hollander, Wolfe, Chicken, table A.4, doubled).</summary>
    [Theory]
    [InlineData(5, 0, 0.0625)]
    [InlineData(6, 0, 0.03125)]
    [InlineData(8, 3, 0.0390625)]
    [InlineData(10, 8, 0.048828125)]
    [InlineData(10, 10, 0.083984375)]
    [InlineData(15, 25, 0.0479)]
    [InlineData(20, 52, 0.0484)]
    public void The_exact_p_is_that_of_the_published_tables(int pairs, int rankSum, double p)
    {
        var test = WilcoxonSignedRank.Of(WithPositiveRanks(pairs, rankSum));
        Assert.Equal((pairs, rankSum), (test.Pairs, test.Statistic));
        Assert.Equal(p, test.P, 5e-5);
    }

    /// <summary>Differences 1, -1, 2: ranks 1.5, 1.5, 3; of the 8 equally likely signs, 6 give a smaller sum of at most 1.5.</summary>
    [Fact]
    public void Ties_share_their_mean_rank_and_the_p_stays_exact()
    {
        var test = WilcoxonSignedRank.Of([1, -1, 2]);
        Assert.Equal((1.5, 0.75), (test.Statistic, test.P));
    }

    [Fact]
    public void Zeros_are_left_out() => Assert.Equal(WilcoxonSignedRank.Of([3, -1, 4, 5, 9]), WilcoxonSignedRank.Of([0, 3, -1, 0, 4, 5, 9]));

    [Fact]
    public void Without_a_difference_nothing_is_told_apart() => Assert.Equal(new WilcoxonSignedRank(0, 0, 1), WilcoxonSignedRank.Of([0, 0]));

    /// <summary>61 pairs: mean 945.5, variance 61·62·123/24; (700 + 0.5 - 945.5) / 139.22 = -1.760, of which the normal table has 0.0392.</summary>
    [Fact]
    public void Beyond_the_exact_it_is_the_normal_with_continuity_correction() =>
        Assert.Equal(2 * 0.0392, WilcoxonSignedRank.Of(WithPositiveRanks(61, 700)).P, 1e-4);

    [Fact]
    public void The_normal_is_near_the_exact_where_it_takes_over() =>
        Assert.Equal(WilcoxonSignedRank.Of(WithPositiveRanks(60, 650)).P, WilcoxonSignedRank.Of(WithPositiveRanks(61, 677)).P, 0.01);

    [Fact]
    public void Which_of_the_two_comes_first_does_not_matter() =>
        Gen.Double[-9, 9].Array[1, 80].Sample(differences => WilcoxonSignedRank.Of(differences).P == WilcoxonSignedRank.Of(differences.Select(d => -d)).P);

    /// <summary>Differences of 1 … n in size; the largest are positive as long as they fit into the rank sum.</summary>
    private static IEnumerable<double> WithPositiveRanks(int n, int sum)
    {
        for (var rank = n; rank >= 1; rank--)
        {
            var positive = rank <= sum;
            if (positive) sum -= rank;
            yield return positive ? rank : -rank;
        }
    }
}
