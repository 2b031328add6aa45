namespace StreamLab.Cdn;

/// <summary>
/// Keys in an order, with their bytes. Every step is O(1), and allocates nothing where the queue has been as long before: the nodes lie in
/// one array, free ones in a chain, and node 0 closes the ring.
/// </summary>
internal sealed class KeyQueue<TKey>
    where TKey : notnull
{
    private const int Ends = 0, LeastNodes = 16;

    private readonly Dictionary<TKey, int> _places = [];
    private Node[] _nodes = new Node[LeastNodes];
    private int _used = 1, _free = Ends;

    private struct Node
    {
        public TKey Key;
        public long Bytes;
        public int Next, Previous;
    }

    public int Count => _places.Count;

    /// <summary>The sum of what is queued.</summary>
    public long Bytes { get; private set; }

    public TKey Last => _nodes[_nodes[Ends].Previous].Key;

    public bool Contains(TKey key) => _places.ContainsKey(key);

    public void AddFirst(TKey key, long bytes) => Add(key, bytes, _nodes[Ends].Next);

    public void AddLast(TKey key, long bytes) => Add(key, bytes, Ends);

    /// <summary>Puts a new key in front of one that is queued.</summary>
    public void AddBefore(TKey other, TKey key, long bytes) => Add(key, bytes, _places[other]);

    public void MoveToFirst(TKey key) => Move(_places[key], _nodes[Ends].Next);

    /// <summary>Puts a key in front of another; both are queued.</summary>
    public void MoveBefore(TKey other, TKey key) => Move(_places[key], _places[other]);

    public void MoveLastToFirst() => Move(_nodes[Ends].Previous, _nodes[Ends].Next);

    /// <summary>The key that is nearer to the front by one; the last when there is none.</summary>
    public TKey Before(TKey key) => _nodes[_places[key]].Previous is var previous && previous == Ends ? Last : _nodes[previous].Key;

    /// <returns>The key that is nearer to the end by one; false when there is none.</returns>
    public bool TryAfter(TKey key, out TKey after)
    {
        var next = _nodes[_places[key]].Next;
        after = _nodes[next].Key;
        return next != Ends;
    }

    /// <returns>False when the key is not queued.</returns>
    public bool Remove(TKey key, out long bytes)
    {
        bytes = 0;
        if (!_places.Remove(key, out var place)) return false;
        Unlink(place);
        bytes = _nodes[place].Bytes;
        Bytes -= bytes;
        _nodes[place] = new Node { Next = _free };
        _free = place;
        return true;
    }

    public (TKey Key, long Bytes) RemoveLast()
    {
        var key = Last;
        Remove(key, out var bytes);
        return (key, bytes);
    }

    private void Add(TKey key, long bytes, int before)
    {
        var place = FreePlace();
        _places.Add(key, place);
        (_nodes[place].Key, _nodes[place].Bytes) = (key, bytes);
        Link(place, before);
        Bytes += bytes;
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

    private int FreePlace()
    {
        if (_free != Ends)
        {
            var place = _free;
            _free = _nodes[place].Next;
            return place;
        }
        if (_used == _nodes.Length) Array.Resize(ref _nodes, 2 * _used);
        return _used++;
    }
}
