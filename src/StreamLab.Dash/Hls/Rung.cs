namespace StreamLab.Dash.Hls;

/// <summary>One media playlist that the player may play: the picture of a variant, or a rendition of its sound.</summary>
/// <param name="Id">Of the Representation that becomes of it.</param>
/// <param name="Bandwidth">As declared; null: nobody says it.</param>
/// <param name="Uris">Of the playlist on each pathway, as written.</param>
internal sealed record Rung(string Id, Bitrate? Bandwidth, IReadOnlyList<string> Uris)
{
    public string Codecs { get; init; } = "";
    public int Width { get; init; }
    public int Height { get; init; }
    public double FrameRate { get; init; }

    /// <summary>Its Segments hold picture and sound.</summary>
    public bool IsMuxed { get; init; }
}
