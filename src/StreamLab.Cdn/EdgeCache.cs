namespace StreamLab.Cdn;

/// <summary>
/// A cache of whole objects, bounded by the sum of their bytes. What is larger than the cache is not stored; what does not fit beside the
/// others displaces those that the policy names. Not safe for concurrent use: a server puts its lock around it.
/// </summary>
/// <param name="removed">Told of each object that leaves, whatever for; null: nobody is.</param>
public sealed class EdgeCache<TKey, TValue>(DataSize capacity, IEvictionPolicy<TKey> policy, Action<TKey, TValue>? removed = null)
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _slots = [];
    private readonly Stack<int> _free = [];
    private readonly long _capacity = (long)Math.Min(capacity.Bytes, long.MaxValue);
    private Entry[] _entries = new Entry[16]; // by slot
    private int _used;
    private long _hits, _hitBytes, _misses, _evictions;

    private struct Entry
    {
        public TKey Key;
        public TValue Value;
        public long Bytes;
    }

    public DataSize Capacity => capacity;

    /// <summary>The sum of what is stored, at most <see cref="Capacity"/>.</summary>
    public long Bytes { get; private set; }

    public CacheStatistics Statistics => new(_hits, _hitBytes, _misses, _evictions, _slots.Count, Bytes);

    /// <summary>Looks an object up for a request, and counts a hit or a miss.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        if (!_slots.TryGetValue(key, out var slot))
        {
            _misses++;
            value = default!;
            return false;
        }
        ref var entry = ref _entries[slot];
        (_hits, _hitBytes) = (_hits + 1, _hitBytes + entry.Bytes);
        value = entry.Value;
        policy.Hit(slot);
        return true;
    }

    /// <summary>Whether it is there; no request, so nothing is counted and no policy told.</summary>
    public bool Contains(TKey key) => _slots.ContainsKey(key);

    /// <summary>Stores an object in place of one that the key may have had.</summary>
    /// <returns>Whether it is stored: not when it is larger than the whole cache.</returns>
    public bool TryStore(TKey key, TValue value, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Remove(key);
        if (bytes > _capacity) return false;
        while (Bytes + bytes > _capacity) Evict();
        var slot = FreeSlot();
        _slots.Add(key, slot);
        _entries[slot] = new Entry { Key = key, Value = value, Bytes = bytes };
        Bytes += bytes;
        policy.Added(slot, key, bytes);
        return true;
    }

    public bool Remove(TKey key)
    {
        if (!_slots.Remove(key, out var slot)) return false;
        policy.Removed(slot);
        Free(slot);
        return true;
    }

    /// <returns>How many were removed.</returns>
    public int RemoveAll(Predicate<TKey> isMeant)
    {
        var meant = _slots.Keys.Where(key => isMeant(key)).ToList();
        foreach (var key in meant) Remove(key);
        return meant.Count;
    }

    private void Evict()
    {
        var slot = policy.Evict();
        _slots.Remove(_entries[slot].Key);
        Free(slot);
        _evictions++;
    }

    private int FreeSlot()
    {
        if (_free.Count > 0) return _free.Pop();
        if (_used == _entries.Length) Array.Resize(ref _entries, 2 * _used);
        return _used++;
    }

    private void Free(int slot)
    {
        var entry = _entries[slot];
        Bytes -= entry.Bytes;
        _entries[slot] = default;
        _free.Push(slot);
        removed?.Invoke(entry.Key, entry.Value);
    }
}
