namespace StreamLab.Player;

/// <summary>One selected AdaptationSet as playout sees it: what is buffered of it, and which Segment is to come next.</summary>
internal sealed class TrackBuffer(int index, AdaptationSet media, Gaps gaps, Duration capacity)
{
    private readonly int _segments = media.SegmentCount;

    private static Duration Tolerance => Duration.FromSeconds(1e-9);

    public int Index { get; } = index;
    public AdaptationSet Media { get; } = media;
    public PlayoutBuffer Buffer { get; } = new();

    /// <summary>Name in logs.</summary>
    public string Name { get; } = media.ContentType.NameInLogs();

    /// <summary>The Segment to be fetched next.</summary>
    public int Next { get; private set; }

    /// <summary>Counts the moves to another Segment: what was found out for the one before holds no longer.</summary>
    public int Moves { get; private set; }

    /// <summary>Whether the last Segment is in.</summary>
    public bool IsComplete => Next >= _segments;

    /// <summary>Until where there is nothing to wait for: the end of the buffer, or for ever once the last Segment is in.</summary>
    public Duration PlayableTo => IsComplete ? Duration.Infinite : Buffer.End;

    /// <summary>Media that is buffered ahead of a position, without what will be jumped.</summary>
    public Duration Level(Duration position)
    {
        var level = Buffer.Level(position);
        return gaps.IsEmpty ? level : level - gaps.Within(position, Buffer.End);
    }

    /// <summary>Whether the next Segment fits.</summary>
    public bool HasRoom(Duration position) => IsComplete || Excess(position) <= Tolerance;

    /// <summary>How much must be played before the next Segment fits.</summary>
    public Duration Excess(Duration position) => Level(position) + Media.Segments[Next].Duration - capacity;

    public void Append(in BufferedMedia media) => Buffer.Append(media);
    public void GoTo(int segment) => (Next, Moves) = (segment, Moves + 1);
}
