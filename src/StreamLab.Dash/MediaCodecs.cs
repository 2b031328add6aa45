namespace StreamLab.Dash;

/// <summary>Tells the picture's codecs from the sound's (RFC 6381), in capitals or not: packagers differ.</summary>
internal static class MediaCodecs
{
    private static readonly string[] Pictures = ["avc", "hvc", "hev", "dvh", "dva", "av01", "vp0", "vp8", "vp9", "mp4v", "vvc"];
    private static readonly string[] Sounds = ["mp4a", "ac-3", "ec-3", "ac-4", "opus", "flac", "alac", "mp3", "dts", "mhm", "mha"];

    /// <param name="codecs">With commas between.</param>
    /// <returns>The first of a picture, empty where there is none.</returns>
    public static string Video(string codecs) => First(codecs, Pictures);

    public static string Audio(string codecs) => First(codecs, Sounds);

    /// <summary>The sample entry's name: Representations of one are of one decoder.</summary>
    public static string Family(string codec) => codec.Split('.', ',')[0].ToLowerInvariant();

    private static string First(string codecs, string[] known) =>
        codecs.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(codec => known.Any(start => codec.StartsWith(start, StringComparison.OrdinalIgnoreCase))) ?? "";
}
