namespace StreamLab.Dash.Hls;

/// <summary>A media playlist that can be played: whole (it has an end), of fragmented MP4, in clear.</summary>
/// <param name="Segments">At least one.</param>
/// <param name="FirstNumber">EXT-X-MEDIA-SEQUENCE.</param>
/// <param name="Declared">What EXT-X-BITRATE says of its rate, on the average; null where it says nothing.</param>
internal sealed record MediaPlaylist(IReadOnlyList<PlaylistSegment> Segments, long FirstNumber, Bitrate? Declared)
{
    /// <summary>How many Segments it says are not there (EXT-X-GAP).</summary>
    public int Absent { get; init; }

    /// <summary>Exact sizes, where each Segment is some bytes of a file; else null.</summary>
    public IReadOnlyList<DataSize>? Sizes { get; } =
        Segments.All(s => s.Media.Range is not null) ? [.. Segments.Select(s => DataSize.FromBytes(s.Media.Range!.Value.Length))] : null;

    /// <summary>By its sizes, else as declared; null where nobody knows.</summary>
    public Bitrate? Rate => Sizes is null ? Declared : new DataSize(Sizes.Sum(size => size.Bits)) / Length;

    public Duration Length => new(Segments.Sum(s => s.Duration.Seconds));

    public IReadOnlyList<int> PeriodStarts => [.. Segments.Index().Where(s => s.Index == 0 || s.Item.StartsPeriod).Select(s => s.Index)];

    public Segment[] OnTimeline()
    {
        var (segments, start) = (new Segment[Segments.Count], Duration.Zero);
        for (var i = 0; i < segments.Length; start += Segments[i++].Duration) segments[i] = new(i, FirstNumber + i, start, Segments[i].Duration);
        return segments;
    }

    /// <summary>Whether both cut the timeline alike, to within half a Segment, and begin their Periods alike.</summary>
    public bool IsAlignedWith(MediaPlaylist other) => Segments.Count == other.Segments.Count && PeriodStarts.SequenceEqual(other.PeriodStarts)
        && OnTimeline().Zip(other.OnTimeline()).All(pair => Math.Abs((pair.First.Start - pair.Second.Start).Seconds) <= pair.First.Duration.Seconds / 2);
}
