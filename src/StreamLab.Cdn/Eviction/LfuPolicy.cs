namespace StreamLab.Cdn;

/// <summary>
/// Least frequently used: the object leaves that was asked for least often since it came; of several, the one not asked for the longest time.
/// Counts are forgotten with the object, and never age: what was popular once stays long. Those with the same count lie together, the latest
/// in front, so that a step is O(1). Source: Shah, Mitra, Matani, "An O(1) algorithm for implementing the LFU cache eviction scheme", 2010.
/// </summary>
public sealed class LfuPolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    internal const string Name = "lfu";

    private readonly KeyQueue<TKey> _byUses = new(); // the most used first
    private readonly Dictionary<TKey, long> _uses = [];
    private readonly Dictionary<long, TKey> _latest = []; // of those with a count

    public void Added(TKey key, long bytes)
    {
        if (_latest.TryGetValue(1, out var latest)) _byUses.AddBefore(latest, key, bytes);
        else _byUses.AddLast(key, bytes);
        (_uses[key], _latest[1]) = (1, key);
    }

    public void Hit(TKey key)
    {
        var uses = _uses[key];
        var above = _latest.TryGetValue(uses + 1, out var latest) ? latest : _latest[uses];
        LeaveGroup(key, uses);
        _byUses.MoveBefore(above, key);
        (_uses[key], _latest[uses + 1]) = (uses + 1, key);
    }

    public void Removed(TKey key)
    {
        _uses.Remove(key, out var uses);
        LeaveGroup(key, uses);
        _byUses.Remove(key, out _);
    }

    public TKey Evict()
    {
        var key = _byUses.Last;
        Removed(key);
        return key;
    }

    private void LeaveGroup(TKey key, long uses)
    {
        if (!_latest[uses].Equals(key)) return;
        if (_byUses.TryAfter(key, out var next) && _uses[next] == uses) _latest[uses] = next;
        else _latest.Remove(uses);
    }
}
