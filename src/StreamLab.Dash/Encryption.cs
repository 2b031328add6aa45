namespace StreamLab.Dash;

/// <summary>Content that is encrypted (ISO/IEC 23001-7, or whole Segments as in HLS): this player has no keys, and says so at once.</summary>
public static class Encryption
{
    /// <summary>What is said of it, wherever it is seen: in an MPD, a playlist, or an Initialization Segment.</summary>
    public const string Refusal = "encrypted: this player has no keys";
}
