using System.Security.Cryptography;
using System.Text;
using StreamLab.Network;

namespace StreamLab.Experiments;

/// <summary>
/// The traces of a study, in the order of their folders' and files' names. A file that is no trace is told of and left out: one among a
/// thousand must not cost the others.
/// </summary>
public sealed record TraceLibrary(IReadOnlyList<NamedTrace> Traces, IReadOnlyList<SkippedTrace> Skipped)
{
    // A character has at most four bytes.
    private const long LargestFile = 4L * TraceReader.MostCharacters;

    /// <param name="paths">Folders, read with the folders in them, and files.</param>
    /// <exception cref="StudyException">A path does not exist, or two traces have the same folder and file name.</exception>
    public static TraceLibrary Load(IEnumerable<string> paths, TraceReading reading)
    {
        List<NamedTrace> traces = [];
        List<SkippedTrace> skipped = [];
        foreach (var file in paths.SelectMany(FilesOf))
        {
            if (TryLoad(file, reading, out var why) is { } trace) traces.Add(trace);
            else skipped.Add(new SkippedTrace(file, $"{SetOf(file)}/{Path.GetFileName(file)}", why));
        }
        if (traces.GroupBy(t => t.ToString(), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new StudyException($"two traces are called {twice.Key}: give folders of different names");
        return new([.. traces.OrderBy(t => t.Set, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal)], skipped);
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new StudyException($"{path}: there is no such file or folder of traces");
        try
        {
            return FolderFiles.Within(path, deep: true);
        }
        catch (IOException e)
        {
            throw new StudyException($"{path}: {e.Message}", e);
        }
    }

    private static NamedTrace? TryLoad(string file, TraceReading reading, out string why)
    {
        why = "";
        try
        {
            return Read(file, RegularFile.Read(file, LargestFile), reading, out why);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            why = e.Message;
            return null;
        }
    }

    private static NamedTrace? Read(string file, byte[] bytes, TraceReading reading, out string why)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var read = TraceReader.Read(text, reading.Format, reading.End, reading.TwoColumns);
        why = read.Error?.ToString() ?? (read.Trace!.IsAllZero ? "every rate is zero: no session over it would ever start" : "");
        if (why.Length > 0) return null;
        var trace = reading.Noise?.Apply(read.Trace!) ?? read.Trace!;
        if (reading.Scale != 1) trace = trace.Scale(reading.Scale);
        return new NamedTrace(SetOf(file), Path.GetFileName(file), trace, Convert.ToHexStringLower(SHA256.HashData(bytes))) { Warning = read.Facts!.Warning };
    }

    private static string SetOf(string file) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) ?? "";
}
