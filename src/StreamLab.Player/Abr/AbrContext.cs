namespace StreamLab.Player;

/// <summary>All a rule is told for one decision. The same context and state give the same decision.</summary>
public readonly struct AbrContext
{
    /// <summary>The track that asks, with what is known of its Segments.</summary>
    public required AdaptationSet Media { get; init; }

    /// <summary>Index of the Segment to choose for.</summary>
    public required int Segment { get; init; }

    /// <summary>Representation of the Segment before it; -1 at the start.</summary>
    public int LastRepresentation { get; init; }

    public required Duration BufferLevel { get; init; }
    public required Duration BufferCapacity { get; init; }

    /// <summary>Estimated throughput of the pathway that would be used, time to first byte excluded; null before a sample.</summary>
    public Bitrate? Throughput { get; init; }

    /// <summary>Estimated time to first byte; zero before a sample.</summary>
    public Duration Latency { get; init; }

    public Duration SegmentDuration => Media.Segments[Segment].Duration;
}
