namespace StreamLab.Player;

/// <summary>How far a media download has come: all that an abandonment rule is told.</summary>
public readonly struct DownloadProgress
{
    public required AdaptationSet Media { get; init; }
    public required int Segment { get; init; }
    public required int Representation { get; init; }

    /// <summary>What has come of it.</summary>
    public required DataSize Received { get; init; }

    /// <summary>Since the request.</summary>
    public required Duration Elapsed { get; init; }

    /// <summary>Request to first byte: what another request would cost again.</summary>
    public required Duration TimeToFirstByte { get; init; }

    public required Duration BufferLevel { get; init; }
    public required Duration BufferCapacity { get; init; }

    /// <summary>Estimated time to first byte.</summary>
    public Duration Latency { get; init; }

    public Duration SegmentDuration => Media.Segments[Segment].Duration;
    public DataSize Size => Media.SizeOf(Representation, Segment);
    public DataSize Left => Size - Received;

    /// <summary>Since the first byte.</summary>
    public Duration TransferTime => Elapsed - TimeToFirstByte;

    /// <summary>Received over transfer time.</summary>
    public Bitrate Rate => Received / TransferTime;

    /// <summary>
    /// What this Segment weighs in another Representation, judged by the declared rates as Sabre does: a rule that knows declared rates
    /// only knows no more.
    /// </summary>
    public DataSize NominalSizeIn(int representation) =>
        new(Size.Bits * Media.BandwidthOf(representation).BitsPerSecond / Media.BandwidthOf(Representation).BitsPerSecond);
}
