using System.Text;
using StreamLab.Dash.Hls;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Simulation;

/// <summary>Loads what can be simulated: <c>segments.json</c>, an MPD, an HLS playlist, a Sabre movie or a folder of <c>video_size_N</c>.</summary>
public static class MediaFile
{
    private const long LargestFile = 64 * 1024 * 1024, LargestIndex = 1024 * 1024;

    /// <summary>The host of <see cref="UrlOf"/>, which nothing is fetched from.</summary>
    public const string Host = "file.invalid";

    /// <returns>False, with one line that says what is wrong, when there is nothing to simulate at <paramref name="path"/>.</returns>
    public static bool TryLoad(string path, out Presentation media, out string error)
    {
        (media, error) = (null!, "");
        try
        {
            media = Directory.Exists(path) ? LoadFolder(path) : LoadText(path, Read(path));
            return true;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            error = $"{path}: {e.Message}";
            return false;
        }
    }

    private static Presentation LoadFolder(string folder)
    {
        var index = Path.Combine(folder, SegmentFiles.SegmentIndex);
        if (File.Exists(index)) return LoadText(index, Read(index));
        var files = new List<string>();
        while (File.Exists(Path.Combine(folder, $"video_size_{files.Count}"))) files.Add(Read(Path.Combine(folder, $"video_size_{files.Count}")));
        if (files.Count == 0) throw new FormatException("the folder has neither segments.json nor video_size_0");
        return PensieveVideo.Parse(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), files);
    }

    private static Presentation LoadText(string path, string text)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.Length == 0) throw new FormatException("the file is empty");
        if (start[0] == '<') return LoadMpd(path, text);
        if (HlsPresentation.IsOne(text)) return PlaylistFile.Load(path, text, Read);
        if (SabreMovie.LooksLikeOne(text)) return SabreMovie.Parse(name, text);
        return SegmentIndexJson.Read(Encoding.UTF8.GetBytes(text)).TryGet(out var index, out var problem)
            ? index.ToPresentation()
            : throw new FormatException(problem.ToString());
    }

    /// <summary>
    /// A manifest alone knows declared rates; the segments.json beside it, where there is one, the exact sizes, and so do the indexes of media
    /// files that are there.
    /// </summary>
    private static Presentation LoadMpd(string path, string text)
    {
        var indexes = new MediaIndexes();
        var read = MpdReader.Read(text, UrlOf(path), indexes);
        if (indexes.Missing.Count > 0)
        {
            Fill(indexes, path);
            read = MpdReader.Read(text, UrlOf(path), indexes);
        }
        if (!read.TryGet(out var manifest, out var problem)) throw new FormatException(problem.ToString());
        var index = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, SegmentFiles.SegmentIndex);
        return manifest.SegmentIndexUrl is not null && File.Exists(index) ? LoadText(index, Read(index)) : manifest.Presentation;
    }

    /// <summary>Where a manifest that is a file is said to be: its own URL matters only for what stands beside it.</summary>
    public static Uri UrlOf(string path) => new($"http://{Host}/{Uri.EscapeDataString(Path.GetFileName(path))}");

    /// <summary>Reads those indexes that are in files in the manifest's folder or below; the others stay missing.</summary>
    /// <param name="path">Of the manifest.</param>
    public static void Fill(MediaIndexes indexes, string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (var place in indexes.Missing.ToArray())
            if (place.Url.Host == Host && BytesAt(Path.Combine(folder, Uri.UnescapeDataString(place.Url.AbsolutePath[1..])), place.Range!.Value, folder) is { } bytes) indexes.Add(place, bytes);
    }

    private static byte[]? BytesAt(string path, ByteRange range, string folder)
    {
        var file = new FileInfo(Path.GetFullPath(path));
        if (!file.FullName.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !file.Exists || file.Length <= range.First || range.Length > LargestIndex) return null;
        using var stream = file.OpenRead();
        stream.Position = range.First;
        var bytes = new byte[(int)Math.Min(range.Length, file.Length - range.First)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string Read(string path) => MpdText.Decode(RegularFile.Read(path, LargestFile));
}
