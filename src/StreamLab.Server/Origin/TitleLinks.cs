using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>Where a title is played from, as paths on the origin.</summary>
/// <param name="Hls">Null for a title without playlists.</param>
public sealed record TitleLinks(string Title, string Mpd, string? Hls)
{
    internal static TitleLinks Of(Title title) =>
        new(title.Name, PathOf(title, SegmentFiles.Manifest), title.HasHls ? PathOf(title, SegmentFiles.MasterPlaylist) : null);

    private static string PathOf(Title title, string file) => $"/{Uri.EscapeDataString(title.Name)}/{file}";
}
