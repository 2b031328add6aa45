using StreamLab.Dash.Hls;
using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Tests.Hls;

/// <summary>Presentations whose media playlists lie in a dictionary, by the path of their URL.</summary>
internal static class Playlists
{
    public static readonly Uri Url = new("http://a.example/t/master.m3u8");

    public const string Clear = """
        #EXTM3U
        #EXT-X-TARGETDURATION:2
        #EXT-X-MEDIA-SEQUENCE:7
        #EXT-X-MAP:URI="init.mp4"
        #EXTINF:2,
        7.m4s
        #EXTINF:1.5,
        8.m4s
        #EXT-X-ENDLIST
        """;

    /// <param name="media">By path; what is not there cannot be had.</param>
    public static Result<Manifest, ManifestError> Load(string text, IReadOnlyDictionary<string, string>? media = null)
    {
        if (!HlsPresentation.Read(text, Url).TryGet(out var presentation, out var error)) return error;
        return presentation.Join([.. presentation.Playlists.Select(url => media?.GetValueOrDefault(url.AbsolutePath) is { } found
            ? new PlaylistDocument(found, url)
            : new PlaylistDocument(null, url, "no such playlist"))]);
    }

    public static Manifest Good(string text, IReadOnlyDictionary<string, string>? media = null)
    {
        Assert.True(Load(text, media).TryGet(out var manifest, out var error), error?.ToString());
        return manifest;
    }

    public static ManifestError Refused(string text, IReadOnlyDictionary<string, string>? media = null)
    {
        Assert.False(Load(text, media).TryGet(out _, out var error));
        return error;
    }
}
