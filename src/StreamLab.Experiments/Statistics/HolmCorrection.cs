namespace StreamLab.Experiments;

/// <summary>
/// Holm's step-down correction for several tests at once: reject where the adjusted p is at most the level, and the chance of any false
/// rejection is at most the level. Source: Holm, Scandinavian Journal of Statistics 6, 1979.
/// </summary>
public static class HolmCorrection
{
    /// <returns>Adjusted p-values, in the order given.</returns>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        double highest = 0;
        foreach (var (rank, index) in Enumerable.Range(0, p.Count).OrderBy(i => p[i]).Index())
        {
            highest = Math.Max(highest, Math.Min(1, (p.Count - rank) * p[index]));
            adjusted[index] = highest;
        }
        return adjusted;
    }
}
