namespace StreamLab;

/// <summary>One encoding of an <see cref="AdaptationSet"/>.</summary>
public sealed record Representation
{
    public required string Id { get; init; }

    /// <summary>Declared rate (@bandwidth): the nominal bitrate of every figure that says "nominal".</summary>
    public required Bitrate Bandwidth { get; init; }

    public string Codecs { get; init; } = "";
    public int Width { get; init; }
    public int Height { get; init; }

    /// <summary>Frames per second, 0 when unknown.</summary>
    public double FrameRate { get; init; }

    /// <summary>Whether an Initialization Segment has to be fetched before media can be decoded.</summary>
    public bool HasInitialization { get; init; }

    /// <summary>Size of the Initialization Segment where known.</summary>
    public DataSize? InitializationSize { get; init; }

    /// <summary>Exact sizes of the Segments in order, where the origin offers them; else null.</summary>
    public IReadOnlyList<DataSize>? SegmentSizes { get; init; }

    /// <summary>Quality of each Segment (SSIM in dB) where known; else null.</summary>
    public IReadOnlyList<double>? SegmentQuality { get; init; }
}
