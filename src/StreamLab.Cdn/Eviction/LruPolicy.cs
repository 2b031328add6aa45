namespace StreamLab.Cdn;

/// <summary>Least recently used: the object that was not asked for the longest time leaves.</summary>
public sealed class LruPolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    internal const string Name = "lru";

    private readonly KeyQueue<TKey> _byUse = new();

    public void Added(TKey key, long bytes) => _byUse.AddFirst(key, bytes);
    public void Hit(TKey key) => _byUse.MoveToFirst(key);
    public void Removed(TKey key) => _byUse.Remove(key, out _);
    public TKey Evict() => _byUse.RemoveLast().Key;
}
