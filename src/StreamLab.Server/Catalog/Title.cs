using System.Collections.Frozen;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>A complete title: a folder with a manifest, and an index of what may be asked of it.</summary>
internal sealed class Title
{
    private const int DeepestFolder = 3;

    private static readonly EnumerationOptions Visible = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };

    private readonly string _manifest;
    private readonly FrozenDictionary<string, MediaFile> _files;

    private Title(DirectoryInfo folder, DateTime stamp, FrozenDictionary<string, MediaFile> files) =>
        (Name, Stamp, _manifest, _files) = (folder.Name, stamp, Path.Combine(folder.FullName, SegmentFiles.Manifest), files);

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>When its manifest, the last file of an ingest, was written.</summary>
    public DateTime Stamp { get; }

    /// <summary>Whether another ingest has taken its place since.</summary>
    public bool HasChanged => File.GetLastWriteTimeUtc(_manifest) != Stamp;

    public bool HasHls => _files.ContainsKey(SegmentFiles.MasterPlaylist);

    /// <param name="path">Below the title, with '/'.</param>
    public MediaFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Looks at every file once. Links inside a title are not followed, nor are names that begin with a dot.</summary>
    public static Title Read(DirectoryInfo folder, DateTime stamp)
    {
        var indexed = Indexed(folder);
        var files = new Dictionary<string, MediaFile>(StringComparer.Ordinal);
        foreach (var file in folder.EnumerateFiles("*", Deep))
        {
            if (MediaType.Of(file.Name) is not { } type) continue;
            var name = Path.GetRelativePath(folder.FullName, file.FullName);
            var (_, digest, cmsd) = indexed.TryGetValue(name, out var known) && known.Bytes == file.Length ? known : default;
            files.Add(name, new MediaFile(file.FullName, file.Length, type, new DateTimeOffset(file.LastWriteTimeUtc), digest, cmsd));
        }
        return new(folder, stamp, files.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static EnumerationOptions Deep => new() { RecurseSubdirectories = true, MaxRecursionDepth = DeepestFolder, AttributesToSkip = Visible.AttributesToSkip };

    /// <summary>What the indexes of the current version and of earlier ones say.</summary>
    private static Dictionary<string, (long Bytes, string? Digest, string? Cmsd)> Indexed(DirectoryInfo title)
    {
        var files = new Dictionary<string, (long, string?, string?)>(StringComparer.Ordinal);
        var current = IndexIn(title);
        if (current is not null) Add(current, files);
        foreach (var folder in title.EnumerateDirectories("*", Visible))
            if (folder.Name != current?.Version && IndexIn(folder) is { } earlier) Add(earlier, files);
        return files;
    }

    private static SegmentIndex? IndexIn(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, SegmentFiles.SegmentIndex);
        return File.Exists(path) && SegmentIndexJson.Read(File.ReadAllBytes(path)).TryGet(out var index, out _) ? index : null;
    }

    private static void Add(SegmentIndex index, Dictionary<string, (long Bytes, string? Digest, string? Cmsd)> files)
    {
        foreach (var set in index.AdaptationSets)
            foreach (var representation in set.Representations)
            {
                files[index.PathOf(SegmentFiles.Initialization(representation.Id))] =
                    (representation.Initialization.Bytes, representation.Initialization.Digest, CmsdStatic.OfInitialization(representation));
                for (var i = 0; i < set.DurationTicks.Count; i++)
                    files[index.PathOf(SegmentFiles.Segment(representation.Id, set.StartNumber + i))] =
                        (representation.Bytes[i], representation.Digests[i], CmsdStatic.OfSegment(set, representation, i));
            }
    }
}
