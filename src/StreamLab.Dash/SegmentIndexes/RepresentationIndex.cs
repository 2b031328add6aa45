using System.Text.Json.Serialization;

namespace StreamLab.Dash.SegmentIndexes;

/// <summary>One encoding of an <see cref="AdaptationSetIndex"/>, with what its files hold.</summary>
public sealed record RepresentationIndex
{
    /// <summary>Representation@id; also the name of its folder (<see cref="SegmentFiles"/>): letters, digits, '-', '_', '.', not starting with '.'.</summary>
    public required string Id { get; init; }

    /// <summary>@bandwidth by the buffer model (<see cref="PeakRate.ByBufferModel"/>), whole bits per second.</summary>
    public Bitrate Bandwidth { get; init; }

    /// <summary>All bits over all seconds, whole bits per second.</summary>
    public Bitrate AverageBandwidth { get; init; }

    /// <summary>RFC 6381.</summary>
    public required string Codecs { get; init; }

    public int? Width { get; init; }
    public int? Height { get; init; }

    [JsonConverter(typeof(FrameRateConverter))]
    public Ratio? FrameRate { get; init; }

    /// <summary>Sample (pixel) aspect ratio.</summary>
    [JsonConverter(typeof(AspectRatioConverter))]
    public Ratio? Sar { get; init; }

    /// <summary>Samples per second.</summary>
    public int? AudioSamplingRate { get; init; }

    public int? Channels { get; init; }

    public required InitializationIndex Initialization { get; init; }

    /// <summary>Size of each Segment's file.</summary>
    public required IReadOnlyList<long> Bytes { get; init; }

    /// <summary>Digest of each Segment's file, as <see cref="ReprDigest"/> writes it.</summary>
    public required IReadOnlyList<string> Digests { get; init; }

    /// <summary>Quality of each Segment (SSIM in dB), null where it was not measured.</summary>
    public IReadOnlyList<double>? Quality { get; init; }

    public DataSize[] Sizes() => [.. Bytes.Select(bytes => DataSize.FromBytes(bytes))];

    internal RepresentationIndex WithMeasuredRates(Duration[] durations, Duration minBufferTime) => this with
    {
        Bandwidth = WholeBits(PeakRate.ByBufferModel(Sizes(), durations, minBufferTime)),
        AverageBandwidth = WholeBits(PeakRate.Mean(Sizes(), durations)),
    };

    internal Representation ToRepresentation() => new()
    {
        Id = Id,
        Bandwidth = Bandwidth,
        Codecs = Codecs,
        Width = Width ?? 0,
        Height = Height ?? 0,
        FrameRate = FrameRate?.Value ?? 0,
        HasInitialization = true,
        InitializationSize = DataSize.FromBytes(Initialization.Bytes),
        SegmentSizes = Sizes(),
        SegmentQuality = Quality,
    };

    private static Bitrate WholeBits(Bitrate rate) => new(Math.Ceiling(rate.BitsPerSecond));
}
