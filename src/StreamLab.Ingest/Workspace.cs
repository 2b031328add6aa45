using StreamLab.Ingest.Publishing;

namespace StreamLab.Ingest;

/// <summary>
/// The hidden folder beside the title in which an ingest works: <c>&lt;catalog&gt;/.&lt;title&gt;.ingest</c>. It belongs to one ingest at a time, and
/// everything in it has a name of ours, so that ffmpeg, run inside it, never sees one of the user's.
/// </summary>
internal sealed class Workspace : IDisposable
{
    public const string SourceName = "source";
    private const string MediaFolder = "media", TitleFolder = "title", OldTitleFolder = "replaced";
    private const string Suffix = ".ingest";

    private readonly string _target;
    private readonly FileStream _lock;

    private Workspace(string folder, string target, FileStream lockFile) => (Folder, _target, _lock) = (folder, target, lockFile);

    public string Folder { get; }

    public string SourcePath => PathOf(SourceName);

    /// <summary>Where Segments are written, before it is known which version they make.</summary>
    public string MediaPath => PathOf(MediaFolder);

    /// <summary>Where the title grows until it is published.</summary>
    public string TitlePath => PathOf(TitleFolder);

    /// <summary>Takes the folder and empties it of what a killed ingest may have left; a title that this one had put aside comes back.</summary>
    /// <exception cref="IngestException">Another ingest of the title is running.</exception>
    public static Workspace Open(string catalog, string title) =>
        TryOpen(catalog, title) ?? throw new IngestException(FailureKind.Failed, $"another ingest of the title {title} is running");

    /// <inheritdoc cref="Open"/>
    /// <returns>Null where another ingest of the title is running.</returns>
    public static Workspace? TryOpen(string catalog, string title)
    {
        var folder = Path.Combine(Path.GetFullPath(catalog), $".{title}{Suffix}");
        Directory.CreateDirectory(folder);
        if (Lock(folder) is not { } lockFile) return null;
        var workspace = new Workspace(folder, Path.Combine(Path.GetFullPath(catalog), title), lockFile);
        FolderExchange.Recover(workspace._target, workspace.PathOf(OldTitleFolder));
        workspace.Clear();
        Directory.CreateDirectory(workspace.TitlePath);
        return workspace;
    }

    /// <returns>The title to which a folder of this name belongs; null for any other folder.</returns>
    public static string? TitleOf(string folderName) =>
        folderName.StartsWith('.') && folderName.EndsWith(Suffix, StringComparison.Ordinal) && folderName.Length > 1 + Suffix.Length
            ? folderName[1..^Suffix.Length]
            : null;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Gives the clip its plain name. Where links are not allowed it is copied.</summary>
    public void AddSource(string input) => Link(SourcePath, input);

    /// <summary>Makes the finished title visible, in place of an older one, whose media it takes along. The last step.</summary>
    public void Publish()
    {
        EarlierVersions.CarryOver(new DirectoryInfo(_target), TitlePath, DateTime.UtcNow);
        FolderExchange.Replace(TitlePath, _target, PathOf(OldTitleFolder));
    }

    public void Dispose()
    {
        Clear();
        File.Delete(_lock.Name);
        _lock.Dispose();
        try
        {
            Directory.Delete(Folder);
        }
        catch (IOException)
        {
            // the next ingest of the title has begun in it
        }
    }

    private static FileStream? Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void Clear()
    {
        foreach (var entry in new DirectoryInfo(Folder).EnumerateFileSystemInfos())
        {
            if (entry.FullName == _lock.Name) continue;
            if (entry is DirectoryInfo { LinkTarget: null } folder) folder.Delete(recursive: true);
            else entry.Delete();
        }
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
