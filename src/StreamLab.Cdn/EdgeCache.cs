namespace StreamLab.Cdn;

/// <summary>
/// A cache of whole objects, bounded by the sum of their bytes. What is larger than the cache is not stored; what does not fit beside the
/// others displaces those that the policy names. Not safe for concurrent use: a server puts its lock around it.
/// </summary>
/// <param name="removed">Told of each object that leaves, whatever for; null: nobody is.</param>
public sealed class EdgeCache<TKey, TValue>(DataSize capacity, IEvictionPolicy<TKey> policy, Action<TKey, TValue>? removed = null)
    where TKey : notnull
{
    private readonly ObjectTable<TKey, TValue> _objects = new();
    private readonly long _capacity = (long)Math.Min(capacity.Bytes, long.MaxValue);
    private long _hits, _hitBytes, _misses, _evictions;

    public DataSize Capacity => capacity;

    /// <summary>The sum of what is stored, at most <see cref="Capacity"/>.</summary>
    public long Bytes { get; private set; }

    public CacheStatistics Statistics => new(_hits, _hitBytes, _misses, _evictions, _objects.Count, Bytes);

    /// <summary>Looks an object up for a request, and counts a hit or a miss.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        if (!_objects.TryFind(key, out var slot))
        {
            _misses++;
            value = default!;
            return false;
        }
        ref readonly var entry = ref _objects[slot];
        (_hits, _hitBytes) = (_hits + 1, _hitBytes + entry.Bytes);
        value = entry.Value;
        policy.Hit(slot);
        return true;
    }

    /// <summary>Whether it is there; no request, so nothing is counted and no policy told.</summary>
    public bool Contains(TKey key) => _objects.TryFind(key, out _);

    /// <summary>Stores an object in place of one that the key may have had.</summary>
    /// <returns>Whether it is stored: not when it is larger than the whole cache.</returns>
    public bool TryStore(TKey key, TValue value, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Remove(key);
        if (bytes > _capacity) return false;
        while (Bytes + bytes > _capacity) Evict();
        policy.Added(_objects.Add(key, value, bytes), key, bytes);
        Bytes += bytes;
        return true;
    }

    public bool Remove(TKey key)
    {
        if (!_objects.TryFind(key, out var slot)) return false;
        policy.Removed(slot);
        Drop(slot);
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
        Drop(policy.Evict());
        _evictions++;
    }

    private void Drop(int slot)
    {
        var dropped = _objects.Remove(slot);
        Bytes -= dropped.Bytes;
        removed?.Invoke(dropped.Key, dropped.Value);
    }
}
