namespace StreamLab.Cdn;

/// <summary>
/// The objects of a cache by slot, and found by key: a hash table whose chains run through the slots themselves, because a look-up costs
/// what it has to fetch from memory. The slot that was freed last is given away first.
/// </summary>
internal sealed class ObjectTable<TKey, TValue>
    where TKey : notnull
{
    private const int None = -1, LeastSlots = 16;

    private int[] _chains = new int[LeastSlots]; // their first slots, + 1; as many as slots, a power of two
    private Entry[] _entries = new Entry[LeastSlots];
    private int _used, _free = None;

    public struct Entry
    {
        public TKey Key;
        public int Next; // in its chain, or of the free ones
        public TValue Value;
        public long Bytes;
    }

    public int Count { get; private set; }

    public IEnumerable<TKey> Keys
    {
        get
        {
            foreach (var first in _chains)
                for (var slot = first - 1; slot != None; slot = _entries[slot].Next) yield return _entries[slot].Key;
        }
    }

    /// <summary>Of a slot that is taken.</summary>
    public ref readonly Entry this[int slot] => ref _entries[slot];

    public bool TryFind(TKey key, out int slot)
    {
        for (slot = ChainOf(key) - 1; slot != None; slot = _entries[slot].Next)
            if (EqualityComparer<TKey>.Default.Equals(_entries[slot].Key, key)) return true;
        return false;
    }

    /// <param name="key">One that is not there.</param>
    /// <returns>Its slot.</returns>
    public int Add(TKey key, TValue value, long bytes)
    {
        var slot = FreeSlot();
        ref var chain = ref ChainOf(key);
        _entries[slot] = new Entry { Key = key, Value = value, Bytes = bytes, Next = chain - 1 };
        chain = slot + 1;
        Count++;
        return slot;
    }

    /// <returns>What was there.</returns>
    public Entry Remove(int slot)
    {
        var entry = _entries[slot];
        ref var chain = ref ChainOf(entry.Key);
        if (chain == slot + 1) chain = entry.Next + 1;
        else _entries[Before(slot, chain - 1)].Next = entry.Next;
        _entries[slot] = new Entry { Next = _free };
        _free = slot;
        Count--;
        return entry;
    }

    private int Before(int slot, int first)
    {
        while (_entries[first].Next != slot) first = _entries[first].Next;
        return first;
    }

    private int FreeSlot()
    {
        if (_free == None)
        {
            if (_used == _entries.Length) Grow();
            return _used++;
        }
        var slot = _free;
        _free = _entries[slot].Next;
        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, 2 * _entries.Length);
        _chains = new int[_entries.Length];
        for (var slot = 0; slot < _used; slot++)
        {
            ref var chain = ref ChainOf(_entries[slot].Key);
            (_entries[slot].Next, chain) = (chain - 1, slot + 1);
        }
    }

    // Neighbours stay neighbours: the Segments of a title, numbered one after the other, share lines of the processor's cache.
    private ref int ChainOf(TKey key)
    {
        var hash = (uint)EqualityComparer<TKey>.Default.GetHashCode(key);
        return ref _chains[(hash ^ (hash >> 15)) & (uint)(_chains.Length - 1)];
    }
}
