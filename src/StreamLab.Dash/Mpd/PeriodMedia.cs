namespace StreamLab.Dash.Mpd;

/// <summary>The Segments of one Representation in one Period: when they are, where they are and, where an index says it, how large.</summary>
internal sealed record PeriodMedia(SegmentTimes Times, IPeriodAddress Address)
{
    public bool HasInitialization { get; init; }
    public DataSize? InitializationSize { get; init; }
    public IReadOnlyList<DataSize>? Sizes { get; init; }
}
