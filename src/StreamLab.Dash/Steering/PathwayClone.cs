namespace StreamLab.Dash.Steering;

/// <summary>A pathway that is another one on another host.</summary>
/// <param name="BaseId">The pathway that it is a copy of.</param>
/// <param name="Id">Its own name.</param>
/// <param name="Host"><c>host</c> or <c>host:port</c>, to be put in place of the other's; null where <paramref name="Playlists"/> say all.</param>
/// <param name="Playlists">
/// HLS only, whose players take a host without a port: where each playlist is, by its STABLE-VARIANT-ID or STABLE-RENDITION-ID.
/// </param>
public sealed record PathwayClone(string BaseId, string Id, string? Host, HlsPlaylists? Playlists = null)
{
    /// <returns>The clone's base URL; null where <see cref="Host"/> makes no http or https URL of it.</returns>
    public Uri? ApplyTo(Uri baseUrl)
    {
        if (Host is null) return null;
        var text = $"{baseUrl.Scheme}://{Host}{baseUrl.PathAndQuery}";
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Authority == Host && url.Scheme == baseUrl.Scheme ? url : null;
    }
}
