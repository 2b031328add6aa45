namespace StreamLab.Dash.Hls;

/// <summary>One EXT-X-STREAM-INF with its URI (RFC 8216, 4.3.4.2).</summary>
internal sealed record Variant(PlaylistLine Line, string Uri, long Bandwidth)
{
    public string Codecs { get; init; } = "";
    public int Width { get; init; }
    public int Height { get; init; }
    public double FrameRate { get; init; }

    /// <summary>Group of its sound; null: it has none, or has it in its own Segments.</summary>
    public string? Audio { get; init; }

    /// <summary>PATHWAY-ID.</summary>
    public string? Pathway { get; init; }

    public string? StableId { get; init; }

    public bool IsAudioOnly => Width == 0 && Codecs.Length > 0 && MediaCodecs.Video(Codecs).Length == 0 && MediaCodecs.Audio(Codecs).Length > 0;

    /// <summary>What it has in common with its copy on another pathway.</summary>
    public string Likeness => StableId ?? FormattableString.Invariant($"{Bandwidth} {Codecs.ToLowerInvariant()} {Width}x{Height} {FrameRate}");
}
