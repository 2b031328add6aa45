using FFMpegCore;

namespace StreamLab.Ingest;

/// <summary>
/// The hidden folder beside the title in which an ingest works: <c>&lt;catalog&gt;/.&lt;title&gt;.ingest</c>. It belongs to one ingest at a time, and
/// everything in it has a name of ours, so that ffmpeg, run inside it, never sees one of the user's.
/// </summary>
internal sealed class Workspace : IDisposable
{
    public const string SourceName = "source";
    private const string TitleFolder = "title", OldTitleFolder = "replaced", ProgramFolder = "bin";

    private readonly string _folder;
    private readonly string _target;
    private readonly FileStream _lock;

    private Workspace(string folder, string target, FileStream lockFile) => (_folder, _target, _lock) = (folder, target, lockFile);

    public string SourcePath => PathOf(SourceName);

    /// <summary>Where the title grows until it is published.</summary>
    public string TitlePath => PathOf(TitleFolder);

    public FFOptions ProbeOptions { get; private set; } = new();
    public FFOptions EncodeOptions { get; private set; } = new();

    /// <summary>Takes the folder and empties it of what a killed ingest may have left.</summary>
    /// <exception cref="IngestException">Another ingest of the title is running.</exception>
    public static Workspace Open(string catalog, string title)
    {
        var folder = Path.Combine(Path.GetFullPath(catalog), $".{title}.ingest");
        Directory.CreateDirectory(folder);
        var workspace = new Workspace(folder, Path.Combine(Path.GetFullPath(catalog), title), Lock(folder, title));
        workspace.Clear();
        Directory.CreateDirectory(workspace.TitlePath);
        return workspace;
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Gives the clip its plain name. Where links are not allowed it is copied.</summary>
    public void AddSource(string input) => Link(SourcePath, input);

    public void UseTools(FFmpegTools tools)
    {
        ProbeOptions = new FFOptions { WorkingDirectory = _folder, BinaryFolder = FolderOf(tools.FFprobe!, "ffprobe") };
        EncodeOptions = new FFOptions { WorkingDirectory = _folder, BinaryFolder = FolderOf(tools.FFmpeg!, "ffmpeg") };
    }

    /// <summary>Makes the finished title visible, in place of an older one. The last step.</summary>
    public void Publish()
    {
        if (Directory.Exists(_target)) Directory.Move(_target, PathOf(OldTitleFolder));
        Directory.Move(TitlePath, _target);
    }

    public void Dispose()
    {
        Clear();
        File.Delete(_lock.Name);
        _lock.Dispose();
        if (!Directory.EnumerateFileSystemEntries(_folder).Any()) Directory.Delete(_folder);
    }

    private static FileStream Lock(string folder, string title)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new IngestException(FailureKind.Failed, $"another ingest of the title {title} is running");
        }
    }

    private void Clear()
    {
        foreach (var entry in new DirectoryInfo(_folder).EnumerateFileSystemInfos())
        {
            if (entry.FullName == _lock.Name) continue;
            if (entry is DirectoryInfo { LinkTarget: null } folder) folder.Delete(recursive: true);
            else entry.Delete();
        }
    }

    // FFMpegCore looks for a program of a fixed name in a folder.
    private string FolderOf(string program, string name)
    {
        if (Path.GetFileNameWithoutExtension(program) == name) return Path.GetDirectoryName(program)!;
        Directory.CreateDirectory(PathOf(ProgramFolder));
        Link(Path.Combine(PathOf(ProgramFolder), name + Path.GetExtension(program)), program);
        return PathOf(ProgramFolder);
    }

    private static void Link(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(path, Path.GetFullPath(target));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Copy(target, path);
        }
    }
}
