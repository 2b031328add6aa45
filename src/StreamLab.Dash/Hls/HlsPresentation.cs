using StreamLab.Dash.Mpd;
using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Hls;

/// <summary>
/// An HLS presentation (RFC 8216): a playlist that names others, or a single media playlist. What it names has to be fetched by the caller; then it becomes the same
/// <see cref="Manifest"/> that an MPD becomes.
/// </summary>
public sealed class HlsPresentation
{
    /// <summary>More are not fetched for one presentation.</summary>
    internal const int MaxPlaylists = 100;

    private readonly Uri _url;
    private readonly IReadOnlyList<string> _pathways;
    private readonly IReadOnlyList<Ladder> _ladders;
    private readonly ContentSteering? _steering;
    private readonly PlaylistDocument? _only;

    private HlsPresentation(Uri url, IReadOnlyList<string> pathways, IReadOnlyList<Ladder> ladders, IReadOnlyList<string> leftOut, ContentSteering? steering, PlaylistDocument? only)
    {
        (_url, _pathways, _ladders, LeftOut, _steering, _only) = (url, pathways, ladders, leftOut, steering, only);
        Playlists = only is null ? [.. ladders.SelectMany(ladder => ladder.Rungs).Select(rung => UrlOf(rung, 0))] : [];
    }

    /// <summary>The media playlists that <see cref="Join"/> needs, in this order.</summary>
    public IReadOnlyList<Uri> Playlists { get; }

    /// <summary>What of the playlist itself is not played, and why.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Whether a text is an HLS playlist; it may still be broken.</summary>
    public static bool IsOne(ReadOnlySpan<char> text) => PlaylistText.IsPlaylist(text);

    /// <param name="text">Of the playlist; never trusted.</param>
    /// <param name="url">Where it came from, http or https, after redirects.</param>
    /// <returns>The presentation, or the first thing that is wrong with it, with its line.</returns>
    public static Result<HlsPresentation, ManifestError> Read(string text, Uri url)
    {
        if (!SafeUrl.IsHttp(url)) return new ManifestError("its own URL is not http or https");
        var own = SafeUrl.WithoutUserInfo(url);
        try
        {
            var lines = PlaylistText.Read(text);
            return MultivariantPlaylist.IsOne(lines) ? OfMany(MultivariantPlaylist.Read(lines, own), own) : OfOne(text, own);
        }
        catch (ManifestException error)
        {
            return error.Error;
        }
    }

    /// <param name="documents">Of <see cref="Playlists"/>, in the same order.</param>
    /// <returns>The manifest, or why nothing of it can be played.</returns>
    public Result<Manifest, ManifestError> Join(IReadOnlyList<PlaylistDocument> documents)
    {
        try
        {
            var joiner = new PlaylistJoiner(_url, PathwaysOf(), (rung, pathway) => UrlOf(rung, pathway));
            return joiner.Join(_ladders, _only is null ? documents : [_only], LeftOut, _steering);
        }
        catch (ManifestException error)
        {
            return error.Error;
        }
    }

    private static HlsPresentation OfMany(MultivariantPlaylist playlist, Uri url)
    {
        var choice = new Choice(playlist, url);
        if (choice.Ladders.Sum(ladder => ladder.Rungs.Count) > MaxPlaylists) throw new ManifestException(new ManifestError($"more than {MaxPlaylists} media playlists"));
        return new(url, choice.Pathways, choice.Ladders, choice.LeftOut, playlist.Steering, null);
    }

    /// <summary>Nobody says what it holds: it is taken for a picture.</summary>
    private static HlsPresentation OfOne(string text, Uri url) =>
        new(url, [$"{url.Host}:{url.Port}"], [new("video-0", ContentType.Video, "", [new("v1", null, [url.AbsoluteUri])])], [], null, new(text, url));

    /// <summary>The base of a pathway is where its first media playlist lies.</summary>
    private Pathway[] PathwaysOf() => [.. _pathways.Select((name, i) => new Pathway(name, new Uri(UrlOf(_ladders[0].Rungs[0], i), ".")))];

    private Uri UrlOf(Rung rung, int pathway) => SafeUrl.TryResolve(_url, rung.Uris[pathway], out var url)
        ? url
        : throw new ManifestException(new ManifestError($"{ManifestException.Quote(rung.Uris[pathway])} does not lead to an http or https URL"));
}
