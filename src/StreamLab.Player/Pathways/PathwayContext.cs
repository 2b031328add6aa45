namespace StreamLab.Player;

/// <summary>All a selector is told for one choice.</summary>
public readonly ref struct PathwayContext
{
    public required Instant Now { get; init; }
    public required ReadOnlySpan<PathwayState> Pathways { get; init; }

    /// <summary>The pathway used last; -1 before the first request.</summary>
    public int Current { get; init; }

    public required Duration BufferLevel { get; init; }
    public required Duration SegmentDuration { get; init; }
}
