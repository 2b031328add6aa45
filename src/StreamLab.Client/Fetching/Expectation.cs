using StreamLab.Dash.Mpd;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>What is known of an object before it is asked for: what comes has to be that.</summary>
public sealed record Expectation
{
    /// <summary>No object may be larger, whatever is known of it: so much and its copy while it grows fit into 256 MB.</summary>
    public const int LongestObject = 128 * 1024 * 1024;

    // A declared rate may be a mean, and a Segment its peak.
    private const double Peak = 8;
    private const int Least = 16 * 1024 * 1024; // where nobody declares a rate, one was made up

    /// <summary>A server that delivers at less than this part of the lowest declared rate could never play anything.</summary>
    private const double LeastShare = 0.1;

    /// <summary>Nothing is known.</summary>
    public static readonly Expectation Nothing = new();

    /// <summary>The AdaptationSet that it is of; null: not known.</summary>
    public AdaptationSet? Set { get; init; }

    /// <summary>What is said of each Representation at this place; empty: what the AdaptationSet says.</summary>
    public IReadOnlyList<SegmentDescription> Ladder { get; init; } = [];

    /// <summary>Exact size; null: not known.</summary>
    public int? Bytes { get; init; }

    /// <summary>Digest of its file, as <c>Repr-Digest</c> has it (RFC 9530); null: not known.</summary>
    public string? Digest { get; init; }

    /// <summary>More bytes than this cannot be it, and are not read.</summary>
    public int MostBytes { get; init; } = LongestObject;

    /// <summary>Slower than this nothing could ever be played.</summary>
    public Bitrate LeastRate { get; init; }

    /// <param name="ladder">What is said of each Representation at this place.</param>
    /// <param name="digest">As segments.json has it; null: not known.</param>
    public static Expectation Of(AdaptationSet set, IReadOnlyList<SegmentDescription> ladder, in SegmentRequest request, string? digest)
    {
        var said = ladder[request.Representation];
        var representation = set.Representations[request.Representation];
        var isMedia = request.Purpose != RequestPurpose.Initialization;
        var exact = isMedia ? representation.SegmentSizes?[request.Segment] : said.Representation.InitializationSize;
        var declared = isMedia ? said.Representation.Bandwidth * said.Duration : DataSize.Zero;
        return new Expectation
        {
            Set = set,
            Ladder = ladder,
            Digest = digest,
            Bytes = exact is { } size && size.Bytes <= LongestObject ? (int)size.Bytes : null,
            MostBytes = (int)Math.Clamp((exact ?? declared * Peak).Bytes, Least, LongestObject),
            LeastRate = set.BandwidthOf(0) * LeastShare,
        };
    }
}
