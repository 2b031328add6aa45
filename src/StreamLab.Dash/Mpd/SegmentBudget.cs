namespace StreamLab.Dash.Mpd;

/// <summary>Bounds the Segments of a manifest, all Representations counted: a few bytes of SegmentTimeline can ask for 10^18.</summary>
internal sealed class SegmentBudget
{
    internal const int MaxSegments = 1_000_000;

    private long _taken;

    /// <exception cref="ManifestException">More than <see cref="MaxSegments"/> altogether.</exception>
    public void Take(double count, MpdElement asker)
    {
        if (_taken + count > MaxSegments) throw ManifestException.OfBound($"more than {MaxSegments} Segments", asker);
        _taken += (long)count;
    }
}
