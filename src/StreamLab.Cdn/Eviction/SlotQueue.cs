namespace StreamLab.Cdn;

/// <summary>
/// Slots of a cache in an order, with their keys and bytes. Every step is O(1) without a search, and allocates nothing once the cache has had
/// as many slots before. Node 0 closes the ring; slot s is node s + 1. Order and contents lie apart, because a hit touches the order alone
/// and many nodes of it then share a line of the processor's cache.
/// </summary>
internal sealed class SlotQueue<TKey>
{
    private const int Ends = 0, Nowhere = -1, LeastNodes = 16;

    private Link[] _order = new Link[LeastNodes];
    private (TKey Key, long Bytes)[] _contents = new (TKey, long)[LeastNodes];

    private struct Link
    {
        public int Next, Previous; // nowhere: not queued
    }

    public SlotQueue() => Array.Fill(_order, new Link { Next = Nowhere, Previous = Nowhere }, Ends + 1, LeastNodes - 1);

    public int Count { get; private set; }

    /// <summary>The sum of what is queued.</summary>
    public long Bytes { get; private set; }

    public int Last => _order[Ends].Previous - 1;

    public bool Contains(int slot) => slot + 1 < _order.Length && _order[slot + 1].Next != Nowhere;

    public TKey KeyOf(int slot) => _contents[slot + 1].Key;

    public long BytesOf(int slot) => _contents[slot + 1].Bytes;

    public void AddFirst(int slot, TKey key, long bytes) => Add(slot, key, bytes, _order[Ends].Next);

    public void AddLast(int slot, TKey key, long bytes) => Add(slot, key, bytes, Ends);

    /// <summary>Puts a new slot in front of one that is queued.</summary>
    public void AddBefore(int other, int slot, TKey key, long bytes) => Add(slot, key, bytes, other + 1);

    public void MoveToFirst(int slot) => Move(slot + 1, _order[Ends].Next);

    /// <summary>Puts a slot in front of another; both are queued.</summary>
    public void MoveBefore(int other, int slot) => Move(slot + 1, other + 1);

    /// <summary>The slot that is nearer to the front by one; the last when there is none.</summary>
    public int Before(int slot) => _order[slot + 1].Previous is var previous && previous == Ends ? Last : previous - 1;

    /// <returns>The slot that is nearer to the end by one; -1 when there is none.</returns>
    public int After(int slot) => _order[slot + 1].Next - 1;

    public void Remove(int slot)
    {
        Unlink(slot + 1);
        Bytes -= _contents[slot + 1].Bytes;
        _order[slot + 1].Next = Nowhere;
        Count--;
    }

    /// <summary>Its key and bytes can still be had.</summary>
    public int RemoveLast()
    {
        var last = Last;
        Remove(last);
        return last;
    }

    private void Add(int slot, TKey key, long bytes, int before)
    {
        if (slot + 1 >= _order.Length) Grow(slot + 2);
        _contents[slot + 1] = (key, bytes);
        Insert(slot + 1, before);
        Bytes += bytes;
        Count++;
    }

    private void Grow(int least)
    {
        var (before, after) = (_order.Length, Math.Max(2 * _order.Length, least));
        Array.Resize(ref _order, after);
        Array.Resize(ref _contents, after);
        Array.Fill(_order, new Link { Next = Nowhere, Previous = Nowhere }, before, after - before);
    }

    private void Move(int place, int before)
    {
        if (place == before) return;
        Unlink(place);
        Insert(place, before);
    }

    private void Insert(int place, int before)
    {
        var previous = _order[before].Previous;
        (_order[place].Previous, _order[place].Next) = (previous, before);
        _order[previous].Next = place;
        _order[before].Previous = place;
    }

    private void Unlink(int place)
    {
        var (previous, next) = (_order[place].Previous, _order[place].Next);
        _order[previous].Next = next;
        _order[next].Previous = previous;
    }
}
