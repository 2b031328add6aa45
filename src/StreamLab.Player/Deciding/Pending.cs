namespace StreamLab.Player;

/// <summary>
/// A track's decision that waits for its time; reused for the next. It holds for the Segment, and for the state of the pathway, that it was made for.
/// </summary>
internal sealed class Pending
{
    private int _moves = -1, _setbacks;

    /// <summary>What to fetch.</summary>
    public AbrDecision Decision;

    /// <summary>From where.</summary>
    public int Pathway { get; private set; }

    public Instant NotBefore { get; private set; }

    /// <summary>The throughput that it was made with; null before a sample.</summary>
    public Bitrate? Estimate { get; private set; }

    /// <summary>The buffered Segment that is to be fetched again; null: the track's next.</summary>
    public int? Replaces { get; set; }

    public bool Holds(TrackBuffer track, PathwayTable pathways) => _moves == track.Moves && _setbacks == pathways.Setbacks(Pathway);

    /// <summary>The decision is made.</summary>
    public void Make(TrackBuffer track, PathwayTable pathways, int pathway, Bitrate? estimate, Instant notBefore)
    {
        (Pathway, Estimate, NotBefore) = (pathway, estimate, notBefore);
        (_moves, _setbacks) = (track.Moves, pathways.Setbacks(pathway));
    }

    public void Forget() => (_moves, Replaces) = (-1, null);
}
