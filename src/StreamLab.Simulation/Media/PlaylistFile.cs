using StreamLab.Dash.Hls;

namespace StreamLab.Simulation;

/// <summary>An HLS presentation whose playlists lie as files beside each other; what is elsewhere is not fetched.</summary>
internal static class PlaylistFile
{
    private static readonly Uri Root = new("http://localhost/");

    /// <param name="read">Brings a file's text, or throws a <see cref="FormatException"/>.</param>
    /// <exception cref="FormatException">Nothing of it can be played.</exception>
    public static Presentation Load(string path, string text, Func<string, string> read)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!HlsPresentation.Read(text, new Uri(Root, Uri.EscapeDataString(Path.GetFileName(path)))).TryGet(out var presentation, out var error)) throw new FormatException(error.ToString());
        var documents = presentation.Playlists.Select(url => Open(url, folder, read)).ToArray();
        return presentation.Join(documents).TryGet(out var manifest, out error) ? manifest.Presentation : throw new FormatException(error.ToString());
    }

    /// <summary>A URL cannot lead above its root, and so not out of the folder.</summary>
    private static PlaylistDocument Open(Uri url, string folder, Func<string, string> read)
    {
        if (url.GetLeftPart(UriPartial.Authority) != Root.GetLeftPart(UriPartial.Authority)) return new(null, url, "it is on a server: nothing is fetched here");
        var names = url.Segments.Select(segment => Uri.UnescapeDataString(segment).TrimEnd('/')).Where(name => name.Length > 0).ToArray();
        if (Array.Exists(names, name => name is "." or ".." || name.AsSpan().ContainsAny('/', '\\', '\0'))) return new(null, url, "its path leads elsewhere");
        try
        {
            return new(read(Path.Combine([folder, .. names])), url);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return new(null, url, e.Message.ReplaceLineEndings(" "));
        }
    }
}
