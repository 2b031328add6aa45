namespace StreamLab.Experiments;

/// <summary>
/// Percentile bootstrap that draws whole clusters (here: traces) with replacement, because sessions over one trace are not independent.
/// The same seed gives the same draws, and all figures share them. Source: Efron, Tibshirani, "An Introduction to the Bootstrap", 1993,
/// chapter 13; Cameron, Gelbach, Miller, "Bootstrap-based improvements for inference with clustered errors", 2008.
/// </summary>
public sealed class ClusterBootstrap
{
    public const int Resamples = 2000;
    private const double Outside = 0.025;

    private readonly int[][] _times;

    public ClusterBootstrap(int clusters, ulong seed)
    {
        var random = new SplitMix(seed);
        _times = [.. Enumerable.Range(0, Resamples).Select(_ => Draw(random, clusters))];
    }

    /// <summary>The figure with its 95 % interval; null where it is undefined.</summary>
    public Estimate? Of(RatioOfSums figure) => figure.Value is { } value ? new Estimate(value, IntervalOf(figure)) : null;

    private Interval? IntervalOf(RatioOfSums figure)
    {
        if (figure.Clusters < 2) return null;
        var values = new List<double>(Resamples);
        foreach (var times in _times)
            if (figure.Resampled(times) is { } value) values.Add(value);
        values.Sort();
        return new Interval(Quantile.Of(values, Outside), Quantile.Of(values, 1 - Outside));
    }

    private static int[] Draw(SplitMix random, int clusters)
    {
        var times = new int[clusters];
        for (var i = 0; i < clusters; i++) times[random.NextIndex(clusters)]++;
        return times;
    }
}
