namespace StreamLab.Player;

/// <summary>
/// Fast switching: rather than the next Segment, one that is buffered in a lower Representation than the rule has just chosen is fetched
/// again. What is played soon is left alone: half a Segment must be left before the replaced one begins, beside its own download.
/// Source: Spiteri, Sitaraman, Sparacio, MMSys'18 (Sabre's Replace).
/// </summary>
public static class SegmentReplacement
{
    // Segments that are passed over, the playing one included, beside the share of it that has been played.
    private const double Skipped = 1.5;

    /// <param name="buffered">Representations of the buffered Segments; the first is playing or about to be.</param>
    /// <param name="playedShare">How much of the first has been played, from 0 to 1.</param>
    /// <param name="wanted">What the rule has chosen.</param>
    /// <returns>Index in <paramref name="buffered"/>; -1: nothing is to be replaced.</returns>
    public static int Choose(ReplacementStrategy strategy, ReadOnlySpan<int> buffered, double playedShare, int wanted)
    {
        if (strategy == ReplacementStrategy.None) return -1;
        var skip = (int)Math.Ceiling(Skipped + playedShare);
        if (skip >= buffered.Length) return -1;
        var found = strategy == ReplacementStrategy.Left ? FirstBelow(buffered[skip..], wanted) : LastBelow(buffered[skip..], wanted);
        return found < 0 ? -1 : skip + found;
    }

    private static int FirstBelow(ReadOnlySpan<int> representations, int wanted)
    {
        for (var i = 0; i < representations.Length; i++)
            if (representations[i] < wanted) return i;
        return -1;
    }

    private static int LastBelow(ReadOnlySpan<int> representations, int wanted)
    {
        for (var i = representations.Length - 1; i >= 0; i--)
            if (representations[i] < wanted) return i;
        return -1;
    }
}
