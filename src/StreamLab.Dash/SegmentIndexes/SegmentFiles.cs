using System.Globalization;

namespace StreamLab.Dash.SegmentIndexes;

/// <summary>
/// How the files of a title are called: the one place that knows. Manifest, master playlist and segment index lie in the title's folder, the media in that of its
/// version (<see cref="SegmentIndex.PathOf"/>), with a segment index of its own. Manifests name the media by the templates below.
/// </summary>
public static class SegmentFiles
{
    public const string Manifest = "manifest.mpd";
    public const string MasterPlaylist = "master.m3u8";
    public const string SegmentIndex = "segments.json";

    /// <summary>SegmentTemplate@initialization of all titles (ISO 23009-1 5.3.9.4.4).</summary>
    public const string InitializationTemplate = "$RepresentationID$/init.mp4";

    /// <summary>SegmentTemplate@media of all titles.</summary>
    public const string MediaTemplate = "$RepresentationID$/$Number%05d$.m4s";

    public static string Initialization(string representationId) => $"{representationId}/{InitializationName}";

    public static string Segment(string representationId, long number) => $"{representationId}/{SegmentName(number)}";

    /// <summary>The HLS media playlist of a Representation; it names its files by <see cref="InitializationName"/> and <see cref="SegmentName"/>.</summary>
    public static string MediaPlaylist(string representationId) => $"{representationId}/playlist.m3u8";

    public const string InitializationName = "init.mp4";

    internal static string SegmentName(long number) => string.Create(CultureInfo.InvariantCulture, $"{number:00000}.m4s");

    /// <summary>Whether an id can be a folder's name and stand in a URL as it is.</summary>
    internal static bool IsSafe(string? id) =>
        id is { Length: > 0 and <= 64 } && id[0] != '.' && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
