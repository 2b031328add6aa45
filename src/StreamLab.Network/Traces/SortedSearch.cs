namespace StreamLab.Network;

/// <summary>Search in an ascending table that begins near a guess: transfers seldom reach further than a few periods.</summary>
internal static class SortedSearch
{
    /// <returns>The last index whose entry is at most <paramref name="value"/>; entry 0 must be.</returns>
    public static int LastAtMost(ReadOnlySpan<double> sorted, double value, int guess)
    {
        var (low, high) = Bracket(sorted, value, guess);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= value) low = middle;
            else high = middle;
        }
        return low;
    }

    /// <returns>The last index whose entry is below <paramref name="value"/>; entry 0 must be.</returns>
    public static int LastBelow(ReadOnlySpan<double> sorted, double value, int guess) =>
        LastAtMost(sorted, double.BitDecrement(value), guess);

    /// <summary>Strides of doubling length from the guess, until the answer lies in [low, high).</summary>
    private static (int Low, int High) Bracket(ReadOnlySpan<double> sorted, double value, int guess)
    {
        int low = guess, high = guess + 1;
        for (var stride = 1; sorted[low] > value; stride *= 2) (low, high) = (Math.Max(0, low - stride), low);
        for (var stride = 1; high < sorted.Length && sorted[high] <= value; stride *= 2)
            (low, high) = (high, Math.Min(sorted.Length, high + stride));
        return (low, high);
    }
}
