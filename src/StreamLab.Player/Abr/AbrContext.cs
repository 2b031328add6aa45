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

    /// <summary>When the question is asked.</summary>
    public Instant Now { get; init; }

    /// <summary>The track's last media download that ended well; null before one.</summary>
    public Download? LastDownload { get; init; }

    /// <summary>Whether the picture runs: neither starting, nor stalled, nor paused.</summary>
    public bool IsPlaying { get; init; }

    /// <summary>How long the session has stalled so far.</summary>
    public Duration StalledFor { get; init; }

    /// <summary>Playback rate.</summary>
    public double PlaybackRate { get; init; }

    /// <summary>The session's seed: a rule that draws lots draws them from it.</summary>
    public int Seed { get; init; }

    public Duration SegmentDuration => Media.Segments[Segment].Duration;
}
