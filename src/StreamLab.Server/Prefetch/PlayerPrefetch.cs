using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>
/// Fetches what players will ask for next: what they name, where it fits the object that they ask for, and as long as their word proves good. A player's
/// audio that names a Segment of its video helps nobody.
/// </summary>
internal sealed class PlayerPrefetch : IAsyncDisposable
{
    private const int AtOnce = 4, MostWaiting = 256;

    private readonly PrefetchMode _mode;
    private readonly EdgeStore _store;
    private readonly TitleTracks _tracks;
    private readonly PrefetchLedger _ledger;
    private readonly Prefetcher<Wanted> _prefetcher;

    public PlayerPrefetch(PrefetchMode mode, EdgeStore store, TimeProvider time, CancellationToken stopping)
    {
        (_mode, _store, _tracks, _ledger) = (mode, store, new(store, time, stopping), new(time));
        _prefetcher = new(FetchAsync, AtOnce, MostWaiting, stopping);
    }

    private readonly record struct Wanted(string Session, string Asked, string Next);

    public PrefetchCounts Counts => _ledger.Counts;

    /// <summary>A session asks for an object.</summary>
    public void Asked(HttpRequest request, string key, string session)
    {
        if (_mode == PrefetchMode.Off) return;
        _ledger.Asked(session, key);
        var named = NextObject.Of(request, key, _mode);
        if (named.Count == 0 || !_ledger.Believes(session)) return;
        foreach (var next in named) _prefetcher.TryAdd(new(session, key, next));
    }

    public ValueTask DisposeAsync() => _prefetcher.DisposeAsync();

    private async Task FetchAsync(Wanted wanted)
    {
        if (!_ledger.Believes(wanted.Session) || !await _tracks.AreOneAsync(wanted.Asked, wanted.Next)) return;
        if (!_store.TryPrefetch(wanted.Next, out var ended)) return;
        _ledger.Fetched(wanted.Session, wanted.Next);
        await ended;
    }
}
