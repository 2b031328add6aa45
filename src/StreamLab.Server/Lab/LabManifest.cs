namespace StreamLab.Server;

/// <summary>Where a title of a running laboratory is played from.</summary>
/// <param name="Hls">Null for a title without playlists.</param>
public sealed record LabManifest(string Title, Uri Mpd, Uri? Hls)
{
    internal static LabManifest Of(TitleLinks links, Uri origin) =>
        new(links.Title, new Uri(origin, links.Mpd), links.Hls is null ? null : new Uri(origin, links.Hls));
}
