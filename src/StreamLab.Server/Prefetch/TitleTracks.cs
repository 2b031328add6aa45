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
        var tracks = await OfAsync(key[..key.IndexOf('/')]);
        return tracks is null || (tracks.TryGetValue(key, out var track) && tracks.TryGetValue(other, out var others) && others == track);
    }

    private Task<FrozenDictionary<string, int>?> OfAsync(string title)
    {
        lock (_lock)
        {
            if (_titles.TryGetValue(title, out var known) && time.GetElapsedTime(known.At) < LookAgainAfter) return known.Tracks;
            if (known is null && _titles.Count >= MostTitles) _titles.Remove(_titles.MinBy(entry => entry.Value.At).Key);
            var tracks = ReadAsync(title);
            _titles[title] = new(time.GetTimestamp(), tracks);
            return tracks;
        }
    }

    private async Task<FrozenDictionary<string, int>?> ReadAsync(string title)
    {
        var name = Uri.UnescapeDataString(title);
        if (await TitleIndex.ReadAsync(store, name, stopping) is not { } index) return null;
        var tracks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (path, track) in SegmentPaths.ByTrack(index))
            if (MediaPath.TryParse($"/{name}/{path}", out var key)) tracks[key] = track;
        return tracks.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
