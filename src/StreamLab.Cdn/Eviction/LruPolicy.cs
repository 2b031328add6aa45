namespace StreamLab.Cdn;

/// <summary>Least recently used: the object that was not asked for the longest time leaves.</summary>
public sealed class LruPolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    internal const string Name = "lru";

    private readonly SlotQueue<TKey> _byUse = new();

    public void Added(int slot, TKey key, long bytes) => _byUse.AddFirst(slot, key, bytes);
    public void Hit(int slot) => _byUse.MoveToFirst(slot);
    public void Removed(int slot) => _byUse.Remove(slot);
    public int Evict() => _byUse.RemoveLast();
}
