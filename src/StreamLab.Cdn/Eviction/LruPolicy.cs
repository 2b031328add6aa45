namespace StreamLab.Cdn;

/// <summary>Least recently used: the object that was not asked for the longest time leaves.</summary>
public sealed class LruPolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    internal const string Name = "lru";

    private readonly LinkedList<TKey> _byUse = new(); // the most recently used first
    private readonly Dictionary<TKey, LinkedListNode<TKey>> _nodes = [];

    public void Added(TKey key, long bytes) => _nodes.Add(key, _byUse.AddFirst(key));

    public void Hit(TKey key)
    {
        var node = _nodes[key];
        _byUse.Remove(node);
        _byUse.AddFirst(node);
    }

    public void Removed(TKey key)
    {
        _nodes.Remove(key, out var node);
        _byUse.Remove(node!);
    }

    public TKey Evict()
    {
        var key = _byUse.Last!.Value;
        Removed(key);
        return key;
    }
}
