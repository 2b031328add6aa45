using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>
/// The edge's objects: from memory, or by one request to the origin for all who ask for the same object meanwhile. A fill goes on when those
/// who wait for it leave; the next will want it.
/// </summary>
internal sealed class EdgeStore(EdgeCache<string, CachedObject> cache, OriginClient origin, CancellationToken stopping)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<(Fill Fill, bool Stored)>> _fills = new(StringComparer.Ordinal);

    public CacheStatistics Statistics
    {
        get
        {
            lock (_lock) return cache.Statistics;
        }
    }

    /// <param name="key">The path, without any query: CMCD in it differs from request to request.</param>
    public async Task<(Fill Fill, CacheResult Result)> GetAsync(string key, CancellationToken cancellationToken)
    {
        Task<(Fill Fill, bool Stored)>? fill;
        bool collapsed;
        lock (_lock)
        {
            if (cache.TryGet(key, out var found)) return (Fill.Of(found), CacheResult.Hit);
            collapsed = _fills.TryGetValue(key, out fill);
            if (!collapsed) _fills.Add(key, fill = Task.Run(() => FillAsync(key), CancellationToken.None));
        }
        var (filled, stored) = await fill!.WaitAsync(cancellationToken);
        return (filled, new CacheResult(IsHit: false, stored, collapsed));
    }

    private async Task<(Fill Fill, bool Stored)> FillAsync(string key)
    {
        var fill = Fill.Failed(502, "the fill failed");
        var stored = false;
        try
        {
            fill = await origin.FetchAsync(key, stopping);
        }
        finally
        {
            lock (_lock)
            {
                _fills.Remove(key);
                stored = fill.Object is { MayBeStored: true } fetched && cache.TryStore(key, fetched, fetched.Fields.Length);
            }
        }
        return (fill, stored);
    }
}
