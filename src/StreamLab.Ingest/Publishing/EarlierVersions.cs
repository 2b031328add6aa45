using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Publishing;

/// <summary>
/// The media of a title that was replaced. It stays under its URLs for a while: sessions that began with it end with it. A folder's time of last
/// modification is when it was replaced.
/// </summary>
internal static class EarlierVersions
{
    /// <summary>As long as a signed URL lasts: a long film and its pauses.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    /// <summary>However often a title is made anew, its folder holds this many versions beside the current one at most.</summary>
    public const int Most = 2;

    private static readonly string[] Replaced = [SegmentFiles.Manifest, SegmentFiles.MasterPlaylist, SegmentFiles.SegmentIndex];

    /// <summary>Takes from the title that will be replaced what its sessions still need, and whatever else somebody has put into its folder.</summary>
    public static void CarryOver(DirectoryInfo title, string successor, DateTime now)
    {
        if (!title.Exists) return;
        var kept = MediaOf(title, now).Where(media => now - media.ReplacedAt < KeptFor)
            .GroupBy(media => media.ReplacedAt).OrderByDescending(version => version.Key).Take(Most).SelectMany(version => version);
        foreach (var (folder, replacedAt, _) in kept) Carry(folder, successor, replacedAt);
        foreach (var entry in title.EnumerateFileSystemInfos())
            if (!IsMedia(entry) && !Replaced.Contains(entry.Name)) FileLink.Tree(entry, Path.Combine(successor, entry.Name));
    }

    /// <returns>Folders of media that nobody needs any more.</returns>
    public static IEnumerable<DirectoryInfo> ExpiredIn(DirectoryInfo title, DateTime now) =>
        MediaOf(title, now).Where(media => !media.IsCurrent && now - media.ReplacedAt >= KeptFor).Select(media => media.Folder);

    private static void Carry(DirectoryInfo media, string successor, DateTime replacedAt)
    {
        var path = Path.Combine(successor, media.Name);
        if (Directory.Exists(path)) return; // the same media again
        FileLink.Tree(media, path);
        Directory.SetLastWriteTimeUtc(path, replacedAt);
    }

    private static List<(DirectoryInfo Folder, DateTime ReplacedAt, bool IsCurrent)> MediaOf(DirectoryInfo title, DateTime now)
    {
        var folders = title.EnumerateDirectories().Where(IsMedia).ToList();
        var current = folders.Count == 0 ? [] : CurrentOf(title);
        return [.. folders.Select(folder => current.Contains(folder.Name) ? (folder, now, true) : (folder, folder.LastWriteTimeUtc, false))];
    }

    /// <summary>One folder, or in a title of before those of its Representations; none where its index cannot be read.</summary>
    private static HashSet<string> CurrentOf(DirectoryInfo title)
    {
        var path = Path.Combine(title.FullName, SegmentFiles.SegmentIndex);
        if (!File.Exists(path) || !SegmentIndexJson.Read(File.ReadAllBytes(path)).TryGet(out var index, out _)) return [];
        return index.Version is { } version ? [version] : [.. index.AdaptationSets.SelectMany(set => set.Representations).Select(r => r.Id)];
    }

    /// <summary>A folder of Representations, or that of one.</summary>
    private static bool IsMedia(FileSystemInfo entry) => entry is DirectoryInfo { LinkTarget: null } folder
        && (HasInitialization(folder) || folder.EnumerateDirectories().Any(HasInitialization));

    private static bool HasInitialization(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, SegmentFiles.InitializationName));
}
