using StreamLab.Dash.Mpd;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>One object to fetch.</summary>
/// <param name="Url">http or https.</param>
/// <param name="Segment">What the player asked for; its limit makes a probe.</param>
/// <param name="Codecs">How the manifest says it is coded (RFC 6381); empty where it says nothing.</param>
/// <param name="Cmcd">What may be told to the server.</param>
public sealed record FetchRequest(Uri Url, SegmentRequest Segment, string Codecs, CmcdReport Cmcd)
{
    /// <summary>The bytes of the file that the object is; null: the whole file.</summary>
    public ByteRange? Range { get; init; }

    /// <summary>What is known of it.</summary>
    public Expectation Expected { get; init; } = Expectation.Nothing;

    /// <summary>The Period that the object is in: each has Initialization Segments of its own.</summary>
    public int Period { get; init; }
}
