namespace StreamLab.Experiments;

/// <summary>
/// Wilcoxon's signed-rank test: may paired differences be symmetric about zero? Zeros are left out, ties share their mean rank. Up to
/// <see cref="LargestExact"/> pairs the two-sided p is exact for the ranks at hand (ties included); beyond, normal with the ties'
/// correction and continuity correction. Source: Wilcoxon 1945; Hollander, Wolfe, Chicken, "Nonparametric Statistical Methods", 3.1.
/// </summary>
/// <param name="Pairs">Differences that are not zero.</param>
/// <param name="Statistic">The smaller of the two sums of ranks.</param>
/// <param name="P">Two-sided; 1 where no difference is left.</param>
public sealed record WilcoxonSignedRank(int Pairs, double Statistic, double P)
{
    public const int LargestExact = 60;

    public static WilcoxonSignedRank Of(IEnumerable<double> differences)
    {
        var rising = differences.Where(d => d != 0).OrderBy(Math.Abs).ToArray();
        if (rising.Length == 0) return new(0, 0, 1);
        var doubledRanks = DoubledRanks(rising);
        var all = rising.Length * (rising.Length + 1);
        var positive = rising.Zip(doubledRanks).Sum(r => r.First > 0 ? r.Second : 0);
        var smaller = Math.Min(positive, all - positive);
        var p = rising.Length <= LargestExact ? Exact(doubledRanks, smaller) : Normal(doubledRanks, smaller / 2.0);
        return new(rising.Length, smaller / 2.0, Math.Min(p, 1));
    }

    /// <summary>Twice the rank of each |difference|: the mean rank of a tie may end in a half.</summary>
    private static int[] DoubledRanks(double[] rising)
    {
        var ranks = new int[rising.Length];
        for (int from = 0, to; from < rising.Length; from = to)
        {
            to = from + 1;
            while (to < rising.Length && Math.Abs(rising[to]) == Math.Abs(rising[from])) to++;
            Array.Fill(ranks, from + 1 + to, from, to - from);
        }
        return ranks;
    }

    /// <summary>Under the null hypothesis every rank is positive with probability 1/2: the distribution of their sum, by convolution.</summary>
    private static double Exact(int[] doubledRanks, int smaller)
    {
        var probability = new double[doubledRanks.Sum() + 1];
        probability[0] = 1;
        var reached = 0;
        foreach (var rank in doubledRanks)
        {
            reached += rank;
            for (var sum = reached; sum >= 0; sum--)
                probability[sum] = 0.5 * (probability[sum] + (sum >= rank ? probability[sum - rank] : 0));
        }
        return 2 * probability.AsSpan(0, smaller + 1).ToArray().Sum();
    }

    private static double Normal(int[] doubledRanks, double smaller)
    {
        double n = doubledRanks.Length;
        var mean = n * (n + 1) / 4;
        var variance = doubledRanks.Sum(rank => rank / 2.0 * (rank / 2.0)) / 4; // the ties' correction is in the ranks
        return 2 * NormalDistribution.Below((smaller - mean + 0.5) / Math.Sqrt(variance));
    }
}
