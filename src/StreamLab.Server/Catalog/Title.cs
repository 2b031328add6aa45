using System.Collections.Frozen;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>A complete title: a folder with a manifest, and an index of what may be asked of it.</summary>
internal sealed class Title
{
    private const int DeepestFolder = 3;

    private readonly FrozenDictionary<string, MediaFile> _files;

    private Title(string name, DateTime stamp, FrozenDictionary<string, MediaFile> files) => (Name, Stamp, _files) = (name, stamp, files);

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>When its manifest, the last file of an ingest, was written.</summary>
    public DateTime Stamp { get; }

    public bool HasHls => _files.ContainsKey(SegmentFiles.MasterPlaylist);

    /// <param name="path">Below the title, with '/'.</param>
    public MediaFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Looks at every file once. Links inside a title are not followed, nor are names that begin with a dot.</summary>
    public static Title Read(DirectoryInfo folder, DateTime stamp)
    {
        var visible = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = DeepestFolder,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint,
        };
        var indexed = Indexed(Path.Combine(folder.FullName, SegmentFiles.SegmentIndex));
        var files = new Dictionary<string, MediaFile>(StringComparer.Ordinal);
        foreach (var file in folder.EnumerateFiles("*", visible))
        {
            if (MediaType.Of(file.Name) is not { } type) continue;
            var name = Path.GetRelativePath(folder.FullName, file.FullName);
            var (_, digest, cmsd) = indexed.TryGetValue(name, out var known) && known.Bytes == file.Length ? known : default;
            files.Add(name, new MediaFile(file.FullName, file.Length, type, new DateTimeOffset(file.LastWriteTimeUtc), digest, cmsd));
        }
        return new(folder.Name, stamp, files.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static Dictionary<string, (long Bytes, string? Digest, string? Cmsd)> Indexed(string path)
    {
        if (!File.Exists(path) || !SegmentIndexJson.Read(File.ReadAllBytes(path)).TryGet(out var index, out _)) return [];
        var files = new Dictionary<string, (long, string?, string?)>(StringComparer.Ordinal);
        foreach (var set in index.AdaptationSets)
            foreach (var representation in set.Representations)
            {
                files[SegmentFiles.Initialization(representation.Id)] =
                    (representation.Initialization.Bytes, representation.Initialization.Digest, CmsdStatic.OfInitialization(representation));
                for (var i = 0; i < set.DurationTicks.Count; i++)
                    files[SegmentFiles.Segment(representation.Id, set.StartNumber + i)] = (representation.Bytes[i], representation.Digests[i], CmsdStatic.OfSegment(set, representation, i));
            }
        return files;
    }
}
