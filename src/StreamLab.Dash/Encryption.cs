namespace StreamLab.Dash;

/// <summary>
/// What is said of content that no server can make playable: it is encrypted (ISO/IEC 23001-7, or whole Segments as in HLS), or its Segments hold several tracks.
/// </summary>
public static class Encryption
{
    /// <summary>Said at once wherever it is seen: in an MPD, a playlist, or an Initialization Segment.</summary>
    public const string Refusal = "encrypted: this player has no keys";

    public const string Muxed = "muxed: this player plays picture and sound from Segments of their own";
}
