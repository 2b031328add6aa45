namespace StreamLab.Dash.SegmentIndexes;

/// <summary>One AdaptationSet of a title. Its Segments follow each other without gaps and are the same spans in each Representation.</summary>
public sealed record AdaptationSetIndex
{
    /// <summary>AdaptationSet@id, an unsigned integer in ISO 23009-1.</summary>
    public required int Id { get; init; }

    public required ContentType ContentType { get; init; }

    /// <summary>Language (BCP 47), null where it has none.</summary>
    public string? Lang { get; init; }

    /// <summary>Ticks per second of all times here.</summary>
    public required long Timescale { get; init; }

    /// <summary>Media time, in ticks, that is played at the start of the Presentation: the audio encoder's priming, else 0.</summary>
    public long PresentationTimeOffset { get; init; }

    /// <summary>$Number$ of the first Segment; the others count on.</summary>
    public long StartNumber { get; init; } = 1;

    /// <summary>Media time (tfdt) of the first Segment, in ticks.</summary>
    public long StartTicks { get; init; }

    /// <summary>Length of each Segment, in ticks.</summary>
    public required IReadOnlyList<long> DurationTicks { get; init; }

    /// <summary>In ascending order of bandwidth.</summary>
    public required IReadOnlyList<RepresentationIndex> Representations { get; init; }

    /// <summary>The same with bandwidth and average bandwidth of each Representation measured from its sizes, and sorted by bandwidth.</summary>
    public AdaptationSetIndex WithMeasuredRates(Duration minBufferTime)
    {
        var durations = Durations();
        var measured = Representations.Select(r => r.WithMeasuredRates(durations, minBufferTime));
        return this with { Representations = [.. measured.OrderBy(r => r.Bandwidth)] };
    }

    public Duration[] Durations() => [.. DurationTicks.Select(ticks => new MediaTime(ticks, Timescale).ToDuration())];

    internal AdaptationSet ToAdaptationSet() =>
        new(Id.ToString(), ContentType, [.. Representations.Select(r => r.ToRepresentation())], Segments());

    private Segment[] Segments()
    {
        var segments = new Segment[DurationTicks.Count];
        var ticks = StartTicks - PresentationTimeOffset;
        for (var i = 0; i < segments.Length; ticks += DurationTicks[i], i++)
            segments[i] = new(i, StartNumber + i, new MediaTime(ticks, Timescale).ToDuration(), new MediaTime(DurationTicks[i], Timescale).ToDuration());
        return segments;
    }
}
