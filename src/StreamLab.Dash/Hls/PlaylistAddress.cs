using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Hls;

/// <summary>Where the files of one media playlist are: each is resolved against that playlist's own URL on the pathway.</summary>
/// <param name="playlist">The same on every pathway.</param>
/// <param name="urls">Of the playlist, by the pathway's name.</param>
internal sealed class PlaylistAddress(MediaPlaylist playlist, IReadOnlyDictionary<string, Uri> urls, Pathway first) : IRepresentationAddress
{
    public MediaLocation? Initialization(Pathway pathway, int segment) => Locate(pathway, playlist.Segments[segment].Map);

    public MediaLocation Media(Pathway pathway, int segment) => Locate(pathway, playlist.Segments[segment].Media);

    private MediaLocation Locate(Pathway pathway, PlaylistResource resource) => new(Resolve(pathway, resource.Uri), resource.Range);

    private Uri Resolve(Pathway pathway, string reference)
    {
        if (urls.TryGetValue(pathway.Name, out var own)) return Resolve(own, reference);
        var copied = Resolve(urls[first.Name], reference); // a clone: the same path on another server
        return new UriBuilder(copied) { Scheme = pathway.BaseUrl.Scheme, Host = pathway.BaseUrl.Host, Port = pathway.BaseUrl.Port }.Uri;
    }

    private static Uri Resolve(Uri playlist, string reference) => SafeUrl.TryResolve(playlist, reference, out var url)
        ? url
        : throw new ManifestException(new ManifestError($"{ManifestException.Quote(reference)} does not lead to an http or https URL"));

    /// <summary>Proves that no URL will fail later: what leads from one http URL to another does so from all.</summary>
    /// <exception cref="ManifestException">A URL is none, or is not http or https.</exception>
    public void Check()
    {
        foreach (var segment in playlist.Segments)
        {
            Resolve(urls[first.Name], segment.Media.Uri);
            Resolve(urls[first.Name], segment.Map.Uri);
        }
    }
}
