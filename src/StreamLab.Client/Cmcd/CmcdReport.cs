namespace StreamLab.Client;

/// <summary>What a player tells with one request of an on-demand DASH session (CTA-5004, version 1). What is null or false is not told.</summary>
public sealed record CmcdReport
{
    /// <summary>sid: names the session; at most 64 characters are told.</summary>
    public required string SessionId { get; init; }

    /// <summary>cid: names what is played; at most 64 characters are told.</summary>
    public required string ContentId { get; init; }

    /// <summary>ot: kind of the object asked for.</summary>
    public required CmcdObjectType ObjectType { get; init; }

    /// <summary>br: declared rate of the Representation asked for.</summary>
    public Bitrate? EncodedBitrate { get; init; }

    /// <summary>tb: highest declared rate of the AdaptationSet.</summary>
    public Bitrate? TopBitrate { get; init; }

    /// <summary>d: playback duration of the object.</summary>
    public Duration? ObjectDuration { get; init; }

    /// <summary>bl: media buffered of the object's kind.</summary>
    public Duration? BufferLength { get; init; }

    /// <summary>mtp: the throughput that decisions are made with.</summary>
    public Bitrate? MeasuredThroughput { get; init; }

    /// <summary>su: the object is needed urgently: startup, seek or stall.</summary>
    public bool IsStartup { get; init; }
}
