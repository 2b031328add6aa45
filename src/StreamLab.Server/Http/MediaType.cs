namespace StreamLab.Server;

/// <summary>The kinds of file that titles and the page are made of; others are not served.</summary>
internal static class MediaType
{
    /// <returns>The media type, null for an unknown kind.</returns>
    public static string? Of(string fileName) => Path.GetExtension(fileName) switch
    {
        ".mpd" => "application/dash+xml",
        ".m3u8" => "application/vnd.apple.mpegurl",
        ".m4s" => "video/iso.segment",
        ".mp4" => "video/mp4",
        ".json" => "application/json",
        ".vtt" => "text/vtt; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };

    /// <summary>Media never changes under its name; manifests, playlists and indexes may.</summary>
    public static bool IsImmutable(string fileName) => Path.GetExtension(fileName) is ".m4s" or ".mp4";

    /// <summary>A Media Segment, not an Initialization Segment.</summary>
    public static bool IsMediaSegment(string fileName) => Path.GetExtension(fileName) is ".m4s";
}
