namespace StreamLab.Cdn;

/// <summary>Keys in an order, with their bytes; every step is O(1).</summary>
internal sealed class KeyQueue<TKey>
    where TKey : notnull
{
    private readonly LinkedList<(TKey Key, long Bytes)> _order = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, long Bytes)>> _nodes = [];

    public int Count => _order.Count;

    /// <summary>The sum of what is queued.</summary>
    public long Bytes { get; private set; }

    public TKey Last => _order.Last!.Value.Key;

    public bool Contains(TKey key) => _nodes.ContainsKey(key);

    public void AddFirst(TKey key, long bytes)
    {
        _nodes.Add(key, _order.AddFirst((key, bytes)));
        Bytes += bytes;
    }

    public void MoveToFirst(TKey key)
    {
        var node = _nodes[key];
        _order.Remove(node);
        _order.AddFirst(node);
    }

    /// <summary>The key that is nearer to the front by one; the last when there is none.</summary>
    public TKey Before(TKey key) => (_nodes[key].Previous ?? _order.Last!).Value.Key;

    /// <returns>False when the key is not queued.</returns>
    public bool Remove(TKey key, out long bytes)
    {
        bytes = 0;
        if (!_nodes.Remove(key, out var node)) return false;
        _order.Remove(node);
        bytes = node.Value.Bytes;
        Bytes -= bytes;
        return true;
    }

    public (TKey Key, long Bytes) RemoveLast()
    {
        var last = _order.Last!.Value;
        Remove(last.Key, out _);
        return last;
    }
}
