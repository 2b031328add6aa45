using System.Text;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Simulation;

/// <summary>Loads what can be simulated: <c>segments.json</c>, an MPD, a Sabre movie or a folder of <c>video_size_N</c>.</summary>
public static class MediaFile
{
    private const long LargestFile = 64 * 1024 * 1024;

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
        if (SabreMovie.LooksLikeOne(text)) return SabreMovie.Parse(name, text);
        return SegmentIndexJson.Read(Encoding.UTF8.GetBytes(text)).TryGet(out var index, out var problem)
            ? index.ToPresentation()
            : throw new FormatException(problem.ToString());
    }

    /// <summary>A manifest alone knows declared rates; the segments.json beside it, where there is one, the exact sizes.</summary>
    private static Presentation LoadMpd(string path, string text)
    {
        // The manifest's own URL matters only for where segments are; nothing is fetched here.
        if (!MpdReader.Read(text, new Uri("http://localhost/" + Uri.EscapeDataString(Path.GetFileName(path)))).TryGet(out var manifest, out var problem))
            throw new FormatException(problem.ToString());
        var index = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, SegmentFiles.SegmentIndex);
        return manifest.SegmentIndexUrl is not null && File.Exists(index) ? LoadText(index, Read(index)) : manifest.Presentation;
    }

    private static string Read(string path) => RegularFile.ReadText(path, LargestFile);
}
