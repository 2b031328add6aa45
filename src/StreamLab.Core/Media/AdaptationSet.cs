namespace StreamLab;

/// <summary>
/// Interchangeable Representations of one component, in ascending order of their declared rates, with aligned Segments.
/// What decisions need often (sizes, rates, logarithms) is laid out flat once.
/// </summary>
public sealed class AdaptationSet
{
    private readonly Segment[] _segments;
    private readonly int[] _periodStarts;
    private readonly double[] _sizeBits; // [segment * representations + representation], perhaps beyond the last Segment
    private readonly double[] _bandwidthBps;
    private readonly double[] _averageBps;
    private readonly double[] _logUtility;
    private readonly double[] _logKbps;

    /// <param name="periodStarts">Indices of the Segments with which Periods begin, ascending from 0; null: all are of one Period.</param>
    /// <exception cref="ArgumentException">No Representation, no Segment, rates not ascending, fewer sizes than Segments, or Periods out of order.</exception>
    public AdaptationSet(
        string id, ContentType contentType, IReadOnlyList<Representation> representations, IReadOnlyList<Segment> segments, IReadOnlyList<int>? periodStarts = null)
    {
        if (representations.Count == 0) throw new ArgumentException("An AdaptationSet needs a Representation.", nameof(representations));
        if (segments.Count == 0) throw new ArgumentException("An AdaptationSet needs a Segment.", nameof(segments));
        Id = id;
        ContentType = contentType;
        _periodStarts = periodStarts is null ? [0] : [.. periodStarts];
        CheckPeriods(PeriodStarts, segments.Count);
        Representations = [.. representations];
        RepresentationIds = [.. representations.Select(r => r.Id)];
        _segments = [.. segments];
        HasExactSizes = representations.All(r => r.SegmentSizes is not null);
        _sizeBits = SizesOf(representations, _segments);
        _bandwidthBps = [.. representations.Select(r => r.Bandwidth.BitsPerSecond)];
        _logKbps = [.. representations.Select(r => Math.Log(r.Bandwidth.Kbps))];
        _averageBps = AveragesOf(_sizeBits, representations.Count, _segments);
        Frame = representations.Select(r => FrameOf(contentType, r)).Max();
        _logUtility = [.. representations.Select(r => Math.Log(r.Bandwidth / representations[0].Bandwidth))];
    }

    public string Id { get; }
    public ContentType ContentType { get; }

    /// <summary>Language (BCP 47), empty where nothing is said.</summary>
    public string Language { get; init; } = "";

    /// <summary>
    /// Indices of the Segments with which Periods begin, ascending from 0: the Periods of a manifest are played as one line of Segments, but
    /// each needs its own Initialization Segments.
    /// </summary>
    public IReadOnlyList<int> PeriodStarts => _periodStarts;

    public IReadOnlyList<Representation> Representations { get; }
    public IReadOnlyList<string> RepresentationIds { get; }
    public int RepresentationCount => _bandwidthBps.Length;
    public ReadOnlySpan<Segment> Segments => _segments;
    public int SegmentCount => _segments.Length;

    /// <summary>Whether <see cref="SizeOf"/> is the exact size; else it is declared rate × duration.</summary>
    public bool HasExactSizes { get; }

    /// <summary>ln(R_m / R_1) of each Representation, computed once so that decisions do not depend on a platform's libm.</summary>
    public ReadOnlySpan<double> LogUtility => _logUtility;

    /// <summary>ln of each declared rate in kbit/s, likewise: for rules whose reference adds it up in another order.</summary>
    public ReadOnlySpan<double> LogKbps => _logKbps;

    /// <summary>
    /// The longest that one frame lasts: a picture where the frame rate is known, 1024 samples of sound at 44.1 kHz (AAC; 2048 with SBR), else zero.
    /// </summary>
    public Duration Frame { get; }

    public Duration Start => _segments[0].Start;
    public Duration End => _segments[^1].End;

    /// <summary>Declared rate, without the detour over the <see cref="Representation"/>.</summary>
    public Bitrate BandwidthOf(int representation) => new(_bandwidthBps[representation]);

    /// <summary>
    /// How many Segments <see cref="SizeOf"/> can be asked for: <see cref="SegmentCount"/>, or more where the origin lists sizes beyond the
    /// end (the files of the Pensieve environment do). Nothing plays those; a rule that looks too far sees them.
    /// </summary>
    public int SizedSegmentCount => _sizeBits.Length / _bandwidthBps.Length;

    /// <summary>Mean rate over all Segments, from their exact sizes where known, else the declared one.</summary>
    public Bitrate AverageRateOf(int representation) => new(_averageBps[representation]);

    public DataSize SizeOf(int representation, int segment) => new(_sizeBits[(segment * _bandwidthBps.Length) + representation]);

    /// <summary>Index of the Segment that covers <paramref name="position"/>, clamped to the first and the last.</summary>
    public int SegmentAt(Duration position)
    {
        int low = 0, high = _segments.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_segments[middle].Start <= position) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// <summary>The same Segments with more, or other, facts about the Representations; their order stays.</summary>
    public AdaptationSet With(IReadOnlyList<Representation> representations) =>
        new(Id, ContentType, representations, _segments, PeriodStarts) { Language = Language };

    /// <summary>Zero-based place of the Period that a Segment is in.</summary>
    public int PeriodOf(int segment)
    {
        var period = _periodStarts.Length - 1;
        while (_periodStarts[period] > segment) period--;
        return period;
    }

    private static void CheckPeriods(IReadOnlyList<int> starts, int segments)
    {
        if (starts.Count == 0 || starts[0] != 0 || starts[^1] >= segments) throw new ArgumentException("Periods begin with the first Segment, and each has one.");
        for (var i = 1; i < starts.Count; i++)
            if (starts[i] <= starts[i - 1]) throw new ArgumentException("Periods must come in order.");
    }

    private static Duration FrameOf(ContentType type, Representation representation) => type switch
    {
        ContentType.Video when representation.FrameRate > 0 => Duration.FromSeconds(1 / representation.FrameRate),
        ContentType.Audio => Duration.FromSeconds((representation.Codecs.ToLowerInvariant() is "mp4a.40.5" or "mp4a.40.29" ? 2048 : 1024) / 44_100.0),
        _ => Duration.Zero,
    };

    private static double[] SizesOf(IReadOnlyList<Representation> representations, Segment[] segments)
    {
        var sized = Math.Max(segments.Length, representations.Min(r => r.SegmentSizes?.Count ?? 0));
        var sizes = new double[sized * representations.Count];
        for (var r = 0; r < representations.Count; r++)
        {
            Check(representations, r, segments.Length);
            var known = representations[r].SegmentSizes;
            for (var s = 0; s < sized; s++)
                sizes[(s * representations.Count) + r] = (known?[s] ?? representations[r].Bandwidth * segments[s].Duration).Bits;
        }
        return sizes;
    }

    private static void Check(IReadOnlyList<Representation> representations, int r, int segments)
    {
        if (representations[r].SegmentSizes is { } known && known.Count < segments)
            throw new ArgumentException($"Representation {representations[r].Id} has {known.Count} sizes for {segments} segments.");
        if (r > 0 && representations[r].Bandwidth < representations[r - 1].Bandwidth)
            throw new ArgumentException("Representations must come in ascending order of their declared rates.");
    }

    private static double[] AveragesOf(double[] sizeBits, int representations, Segment[] segments)
    {
        var averages = new double[representations];
        for (var i = 0; i < segments.Length * representations; i++) averages[i % representations] += sizeBits[i];
        var seconds = segments.Sum(s => s.Duration.Seconds);
        for (var r = 0; r < representations; r++) averages[r] /= seconds;
        return averages;
    }
}
