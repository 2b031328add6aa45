namespace StreamLab.Dash.Mpd;

/// <summary>The Segments of one Representation on its Period's timeline, and the $Time$ each is addressed with.</summary>
/// <param name="startNumber">$Number$ of the first.</param>
/// <param name="offset">What is added to the time in the Period to get that of the file: its presentation time offset; null: not known.</param>
internal sealed class SegmentTimes(long startNumber, Duration? offset = null)
{
    private readonly List<Segment> _segments = [];
    private readonly List<long> _times = [];

    public int Count => _segments.Count;
    public IReadOnlyList<Segment> Segments => _segments;
    public Duration End => _segments[^1].End;

    /// <summary>$Number$ and $Time$ of a Segment.</summary>
    public (long Number, long Time) AddressOf(int segment) => (_segments[segment].Number, _times[segment]);

    /// <summary>When a Segment begins in the time of its file; null where the manifest does not say it.</summary>
    public Duration? MediaTimeOf(int segment) => offset is { } known ? _segments[segment].Start + known : null;

    /// <summary>One Segment as long as the Period: what a Representation is of which no more is said (ISO 23009-1 5.3.9.1).</summary>
    public static SegmentTimes Single(long startNumber, PeriodSpan period, MpdElement at)
    {
        if (period.Length is not { } length) throw new ManifestException("nothing says how long its Segment is", at);
        var times = new SegmentTimes(startNumber);
        times.Add(0, Duration.Zero, length);
        return times;
    }

    /// <param name="time">$Time$.</param>
    /// <param name="start">Start in the Period.</param>
    public void Add(long time, Duration start, Duration duration) => Add(startNumber + Count, time, start, duration);

    /// <summary>The same with a number that is not the next.</summary>
    public void Add(long number, long time, Duration start, Duration duration)
    {
        _segments.Add(new(Count, number, start, duration));
        _times.Add(time);
    }

    /// <summary>Whether any Segment lies in the Period, in part at least.</summary>
    public bool AreIn(PeriodSpan period) =>
        _segments.Exists(s => s.End > Duration.Zero && (period.Length is not { } length || s.Start.Seconds < length.Seconds - PeriodSpan.RoundingSeconds));

    /// <summary>The same Segments, the first of them at the start of the Period.</summary>
    public SegmentTimes FromZero()
    {
        var moved = new SegmentTimes(startNumber);
        foreach (var (segment, time) in _segments.Zip(_times)) moved.Add(segment.Number, time, segment.Start - _segments[0].Start, segment.Duration);
        return moved;
    }

    /// <summary>Whether both cut the timeline alike, to within half a Segment (the tolerance of ISO 23009-1 7.2.1).</summary>
    public bool IsAlignedWith(SegmentTimes other) => Count == other.Count && _segments.Zip(other._segments).All(pair =>
        Math.Abs((pair.First.Start - pair.Second.Start).Seconds) <= pair.First.Duration.Seconds / 2);
}
