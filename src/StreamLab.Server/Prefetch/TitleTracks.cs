using System.Collections.Frozen;

namespace StreamLab.Server;

/// <summary>Which objects of a title belong to one track (AdaptationSet): what its segment index says, looked at again now and then.</summary>
internal sealed class TitleTracks(EdgeStore store, TimeProvider time, CancellationToken stopping)
{
    private const int MostTitles = 32;
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Look> _titles = new(StringComparer.Ordinal);

    /// <param name="Tracks">By the objects' keys; null where the title has no index.</param>
    private sealed record Look(long At, Task<FrozenDictionary<string, int>?> Tracks);

    /// <param name="key">Of an object.</param>
    /// <param name="other">Of another of the same title.</param>
    /// <returns>True also where the title has no segment index: nobody can say then.</returns>
    public async Task<bool> AreOneAsync(string key, string other)
    {
        var tracks = await OfAsync(FolderOf(key));
        return tracks is null || (tracks.TryGetValue(key, out var track) && tracks.TryGetValue(other, out var others) && others == track);
    }

    /// <summary>Of the version that the object belongs to, the title's own where it has none: a session goes on with the version that it began with.</summary>
    private static string FolderOf(string key) => key.Split('/') is { Length: > 3 } names ? $"{names[0]}/{names[1]}" : key[..key.IndexOf('/')];

    private Task<FrozenDictionary<string, int>?> OfAsync(string folder)
    {
        lock (_lock)
        {
            if (_titles.TryGetValue(folder, out var known) && time.GetElapsedTime(known.At) < LookAgainAfter) return known.Tracks;
            if (known is null && _titles.Count >= MostTitles) _titles.Remove(_titles.MinBy(entry => entry.Value.At).Key);
            var tracks = ReadAsync(folder);
            _titles[folder] = new(time.GetTimestamp(), tracks);
            return tracks;
        }
    }

    private async Task<FrozenDictionary<string, int>?> ReadAsync(string folder)
    {
        var path = Uri.UnescapeDataString(folder);
        if (await TitleIndex.ReadAsync(store, path, stopping) is not { } index) return null;
        var tracks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (file, track) in SegmentPaths.ByTrack(index))
            if (MediaPath.TryParse($"/{path.Split('/')[0]}/{file}", out var key)) tracks[key] = track;
        return tracks.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
