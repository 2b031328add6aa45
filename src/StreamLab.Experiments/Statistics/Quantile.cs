namespace StreamLab.Experiments;

/// <summary>Quantiles of a sorted sample, interpolated between order statistics. Source: Hyndman, Fan 1996, definition 7.</summary>
public static class Quantile
{
    /// <param name="share">0: the least, 1: the greatest.</param>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static double Of(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0) throw new ArgumentException("an empty sample has no quantile", nameof(sorted));
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
