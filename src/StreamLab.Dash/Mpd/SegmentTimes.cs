namespace StreamLab.Dash.Mpd;

/// <summary>The Segments of one Representation on the Presentation's timeline, and the $Time$ each is addressed with.</summary>
internal sealed class SegmentTimes(SegmentTemplate template, PeriodSpan period)
{
    private readonly List<Segment> _segments = [];
    private readonly List<long> _times = [];

    public int Count => _segments.Count;
    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>$Number$ and $Time$ of a Segment.</summary>
    public (long Number, long Time) AddressOf(int segment) => (_segments[segment].Number, _times[segment]);

    /// <param name="time">$Time$.</param>
    /// <param name="start">Start in the Period.</param>
    public void Add(long time, Duration start, Duration duration)
    {
        _segments.Add(new(Count, template.StartNumber + Count, period.Start + start, duration));
        _times.Add(time);
    }

    /// <summary>Whether both cut the timeline alike, to within half a Segment (the tolerance of ISO 23009-1 7.2.1).</summary>
    public bool IsAlignedWith(SegmentTimes other) => Count == other.Count && _segments.Zip(other._segments).All(pair =>
        Math.Abs((pair.First.Start - pair.Second.Start).Seconds) <= pair.First.Duration.Seconds / 2);
}
