using System.Collections.Frozen;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>
/// The titles in a folder. A request's path is only ever looked up among the names that were found there: no text of a request reaches the
/// file system. Titles that come or go while the server runs are seen a second later, those that are made anew at once.
/// </summary>
internal sealed class TitleCatalog(string folder, TimeProvider time)
{
    private const int Attempts = 3;
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
        var name = path[(slash + 1)..];
        // Media keeps its name for good; what lies in the title's own folder, or is not known, may have come a moment ago.
        var found = title.Find(name);
        if ((found is null || !name.Contains('/')) && title.HasChanged)
        {
            if (!Anew(title).TryGetValue(title.Name, out title!)) return false;
            found = title.Find(name);
        }
        return found is not null && (file = found) is not null;
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

    private FrozenDictionary<string, Title> Anew(Title outdated)
    {
        lock (_looking)
        {
            if (_last.Titles.GetValueOrDefault(outdated.Name) == outdated) _last = new(Look(_last.Titles), time.GetTimestamp());
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
            var title = known.GetValueOrDefault(candidate.Name);
            if (title?.Stamp != manifest.LastWriteTimeUtc) title = TryRead(candidate, manifest) ?? title;
            if (title is not null) titles.Add(candidate.Name, title);
        }
        return titles.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <returns>Null for a title that is being replaced or removed at this moment: the next look sees what became of it.</returns>
    private static Title? TryRead(DirectoryInfo folder, FileInfo manifest)
    {
        for (var attempt = 0; attempt < Attempts; attempt++, manifest.Refresh())
        {
            try
            {
                var title = Title.Read(folder, manifest.LastWriteTimeUtc);
                if (!title.HasChanged) return title; // else one half is of another version
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // a folder went while it was read
            }
        }
        return null;
    }
}
