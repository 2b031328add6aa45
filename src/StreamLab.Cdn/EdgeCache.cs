namespace StreamLab.Cdn;

/// <summary>
/// A cache of whole objects, bounded by the sum of their bytes. What is larger than the cache is not stored; what does not fit beside the
/// others displaces those that the policy names. Not safe for concurrent use: a server puts its lock around it.
/// </summary>
public sealed class EdgeCache<TKey, TValue>(DataSize capacity, IEvictionPolicy<TKey> policy)
    where TKey : notnull
{
    private readonly Dictionary<TKey, (TValue Value, long Bytes)> _objects = [];
    private long _hits, _hitBytes, _misses, _evictions;

    public DataSize Capacity => capacity;

    /// <summary>The sum of what is stored, at most <see cref="Capacity"/>.</summary>
    public long Bytes { get; private set; }

    public CacheStatistics Statistics => new(_hits, _hitBytes, _misses, _evictions, _objects.Count, Bytes);

    /// <summary>Looks an object up for a request, and counts a hit or a miss.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        if (!_objects.TryGetValue(key, out var found))
        {
            _misses++;
            value = default!;
            return false;
        }
        (_hits, _hitBytes) = (_hits + 1, _hitBytes + found.Bytes);
        policy.Hit(key);
        value = found.Value;
        return true;
    }

    /// <summary>Whether it is there; no request, so nothing is counted and no policy told.</summary>
    public bool Contains(TKey key) => _objects.ContainsKey(key);

    /// <summary>Stores an object in place of one that the key may have had.</summary>
    /// <returns>Whether it is stored: not when it is larger than the whole cache.</returns>
    public bool TryStore(TKey key, TValue value, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Remove(key);
        if (bytes > capacity.Bytes) return false;
        while (Bytes + bytes > capacity.Bytes) Evict();
        _objects.Add(key, (value, bytes));
        Bytes += bytes;
        policy.Added(key, bytes);
        return true;
    }

    public bool Remove(TKey key)
    {
        if (!_objects.Remove(key, out var removed)) return false;
        Bytes -= removed.Bytes;
        policy.Removed(key);
        return true;
    }

    /// <returns>How many were removed.</returns>
    public int RemoveAll(Predicate<TKey> isMeant)
    {
        var meant = _objects.Keys.Where(key => isMeant(key)).ToList();
        foreach (var key in meant) Remove(key);
        return meant.Count;
    }

    private void Evict()
    {
        _objects.Remove(policy.Evict(), out var evicted);
        Bytes -= evicted.Bytes;
        _evictions++;
    }
}
