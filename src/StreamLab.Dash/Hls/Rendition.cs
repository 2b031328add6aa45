namespace StreamLab.Dash.Hls;

/// <summary>One EXT-X-MEDIA (RFC 8216, 4.3.4.1).</summary>
/// <param name="Uri">Null: it is in the Segments of the variants that name its group.</param>
internal sealed record Rendition(PlaylistLine Line, string Type, string Group, string Name, string? Uri)
{
    public string Language { get; init; } = "";
    public bool IsDefault { get; init; }
}
