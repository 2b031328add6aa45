namespace StreamLab.Cdn;

/// <summary>
/// Slots of a cache in an order, with their keys and bytes. Every step is O(1) without a search, and allocates nothing once the cache has had
/// as many slots before. Node 0 closes the ring; slot s is node s + 1.
/// </summary>
internal sealed class SlotQueue<TKey>
{
    private const int Ends = 0, LeastNodes = 16;

    private Node[] _nodes = new Node[LeastNodes];

    private struct Node
    {
        public TKey Key;
        public long Bytes;
        public int Next, Previous;
        public bool IsQueued;
    }

    public int Count { get; private set; }

    /// <summary>The sum of what is queued.</summary>
    public long Bytes { get; private set; }

    public int Last => _nodes[Ends].Previous - 1;

    public bool Contains(int slot) => slot + 1 < _nodes.Length && _nodes[slot + 1].IsQueued;

    public TKey KeyOf(int slot) => _nodes[slot + 1].Key;

    public long BytesOf(int slot) => _nodes[slot + 1].Bytes;

    public void AddFirst(int slot, TKey key, long bytes) => Add(slot, key, bytes, _nodes[Ends].Next);

    public void AddLast(int slot, TKey key, long bytes) => Add(slot, key, bytes, Ends);

    /// <summary>Puts a new slot in front of one that is queued.</summary>
    public void AddBefore(int other, int slot, TKey key, long bytes) => Add(slot, key, bytes, other + 1);

    public void MoveToFirst(int slot) => Move(slot + 1, _nodes[Ends].Next);

    /// <summary>Puts a slot in front of another; both are queued.</summary>
    public void MoveBefore(int other, int slot) => Move(slot + 1, other + 1);

    /// <summary>The slot that is nearer to the front by one; the last when there is none.</summary>
    public int Before(int slot) => _nodes[slot + 1].Previous is var previous && previous == Ends ? Last : previous - 1;

    /// <returns>The slot that is nearer to the end by one; -1 when there is none.</returns>
    public int After(int slot) => _nodes[slot + 1].Next - 1;

    public void Remove(int slot)
    {
        Unlink(slot + 1);
        Bytes -= _nodes[slot + 1].Bytes;
        _nodes[slot + 1].IsQueued = false;
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
        if (slot + 1 >= _nodes.Length) Array.Resize(ref _nodes, Math.Max(2 * _nodes.Length, slot + 2));
        ref var node = ref _nodes[slot + 1];
        (node.Key, node.Bytes, node.IsQueued) = (key, bytes, true);
        Link(slot + 1, before);
        Bytes += bytes;
        Count++;
    }

    private void Move(int place, int before)
    {
        if (place == before) return;
        Unlink(place);
        Link(place, before);
    }

    private void Link(int place, int before)
    {
        var previous = _nodes[before].Previous;
        (_nodes[place].Previous, _nodes[place].Next) = (previous, before);
        _nodes[previous].Next = place;
        _nodes[before].Previous = place;
    }

    private void Unlink(int place)
    {
        var (previous, next) = (_nodes[place].Previous, _nodes[place].Next);
        _nodes[previous].Next = next;
        _nodes[next].Previous = previous;
    }
}
