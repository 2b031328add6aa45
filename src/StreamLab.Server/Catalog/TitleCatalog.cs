using System.Collections.Frozen;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>
/// The titles in a folder. A request's path is only ever looked up among the names that were found there: no text of a request reaches the
/// file system. Titles that come, go, or are made anew while the server runs are seen a second later.
/// </summary>
internal sealed class TitleCatalog(string folder, TimeProvider time)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _looking = new();
    private volatile Snapshot _last = new(FrozenDictionary<string, Title>.Empty, null);

    private sealed record Snapshot(FrozenDictionary<string, Title> Titles, long? TakenAt);

    public IEnumerable<Title> Titles => Now().Values.OrderBy(title => title.Name, StringComparer.Ordinal);

    public bool Has(string title) => Now().ContainsKey(title);

    /// <param name="path">Of a request, decoded: <c>/title/folder/file</c>.</param>
    public bool TryFind(string path, out Title title, out MediaFile file)
    {
        (title, file) = (null!, null!);
        var slash = path.Length > 1 ? path.IndexOf('/', 1) : -1;
        if (slash < 0 || !Now().TryGetValue(path[1..slash], out title!)) return false;
        return title.Find(path[(slash + 1)..]) is { } found && (file = found) is not null;
    }

    private FrozenDictionary<string, Title> Now()
    {
        var last = _last;
        if (IsFresh(last)) return last.Titles;
        lock (_looking)
        {
            if (!IsFresh(_last)) _last = new(Look(_last.Titles), time.GetTimestamp());
            return _last.Titles;
        }
    }

    private bool IsFresh(Snapshot snapshot) => snapshot.TakenAt is { } at && time.GetElapsedTime(at) < LookAgainAfter;

    /// <summary>A title whose manifest is as it was is not read again. Folders whose names begin with a dot are ingests under way.</summary>
    private FrozenDictionary<string, Title> Look(FrozenDictionary<string, Title> known)
    {
        var titles = new Dictionary<string, Title>(StringComparer.Ordinal);
        var root = new DirectoryInfo(folder);
        foreach (var candidate in root.Exists ? root.EnumerateDirectories() : [])
        {
            var manifest = new FileInfo(Path.Combine(candidate.FullName, SegmentFiles.Manifest));
            if (candidate.Name.StartsWith('.') || !manifest.Exists) continue;
            var stamp = manifest.LastWriteTimeUtc;
            if (known.TryGetValue(candidate.Name, out var title) && title.Stamp == stamp) titles.Add(candidate.Name, title);
            else if (TryRead(candidate, stamp) is { } read) titles.Add(candidate.Name, read);
        }
        return titles.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <returns>Null for a title that is being replaced or removed at this moment: the next look sees what became of it.</returns>
    private static Title? TryRead(DirectoryInfo folder, DateTime stamp)
    {
        try
        {
            return Title.Read(folder, stamp);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
