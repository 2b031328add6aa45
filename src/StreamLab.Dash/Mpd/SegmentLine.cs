namespace StreamLab.Dash.Mpd;

/// <summary>
/// The Segments of all Periods in one line without gaps, as a playout buffer takes them. What is beyond the end of its Period is left away; where
/// nothing is, the Segment before lasts longer: the picture stands.
/// </summary>
internal sealed class SegmentLine
{
    private const double Noise = 1e-6; // seconds; what dividing ticks may leave between two Segments
    private const double Overhang = 0.05; // seconds that the last Segment may outlast its Period: a frame, and what was rounded

    private readonly List<Segment> _segments = [];
    private readonly List<LinePlace> _places = [];
    private readonly List<int> _periodStarts = [];

    public IReadOnlyList<Segment> Segments => _segments;
    public IReadOnlyList<LinePlace> Places => _places;
    public IReadOnlyList<int> PeriodStarts => _periodStarts;

    /// <summary>The longest stretch in which there was nothing, and where it begins.</summary>
    public (Duration At, Duration Length) LongestGap { get; private set; }

    /// <param name="start">Where the Period begins in the Presentation.</param>
    /// <param name="length">Null: as long as its Segments.</param>
    public void Add(Duration start, Duration? length, SegmentTimes times)
    {
        var (first, end) = (_segments.Count, length is { } known ? start + known : Duration.Infinite);
        foreach (var segment in times.Segments)
        {
            var (from, to) = (start + segment.Start, start + segment.End);
            var isOutside = to <= start || from.Seconds >= end.Seconds - PeriodSpan.RoundingSeconds;
            if (!isOutside) Add(segment with { Start = from, Duration = Cut(segment, from, end) }, new(_periodStarts.Count, segment.Index), start, isFirst: _segments.Count == first);
        }
        if (_segments.Count > first) _periodStarts.Add(first);
    }

    private static Duration Cut(in Segment segment, Duration from, Duration end) =>
        (from + segment.Duration - end).Seconds > Overhang && end > from ? end - from : segment.Duration;

    private void Add(in Segment segment, LinePlace place, Duration periodStart, bool isFirst)
    {
        var added = segment with { Index = _segments.Count };
        if (_segments.Count > 0)
        {
            // A later Period begins where it is said to; what comes a little before (the priming of an encoder) is not shown.
            if (isFirst && added.Start < periodStart) added = added with { Start = periodStart, Duration = added.End - periodStart };
            Reach(added.Start);
        }
        _segments.Add(added);
        _places.Add(place);
    }

    /// <summary>Lets the last Segment last until the next begins.</summary>
    private void Reach(Duration start)
    {
        var last = _segments[^1];
        var gap = start - last.End;
        if (Math.Abs(gap.Seconds) <= Noise) return;
        if (gap > LongestGap.Length) LongestGap = (last.End, gap);
        _segments[^1] = last with { Duration = start - last.Start };
    }
}
