using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Hls;

/// <summary>A line of a playlist that says something: a tag, or a URI.</summary>
/// <param name="Number">One-based.</param>
/// <param name="Tag">Without <c>#</c>: <c>EXTINF</c>, <c>EXT-X-MAP</c>, …; null for a URI.</param>
/// <param name="Value">What stands behind the tag's colon; the URI.</param>
internal readonly record struct PlaylistLine(int Number, string? Tag, string Value)
{
    /// <summary>What is wrong with it, to be thrown.</summary>
    public ManifestException Wrong(string why) => new(new ManifestError(Tag is null ? why : $"{Tag}: {why}", Number, 1));
}
