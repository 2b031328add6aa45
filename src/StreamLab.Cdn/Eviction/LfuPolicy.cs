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

    private readonly SlotQueue<TKey> _byUses = new(); // the most used first
    private readonly SlotTable<long> _uses = new();
    private readonly Dictionary<long, int> _latest = []; // slot, of those with a count

    public void Added(int slot, TKey key, long bytes)
    {
        if (_latest.TryGetValue(1, out var latest)) _byUses.AddBefore(latest, slot, key, bytes);
        else _byUses.AddLast(slot, key, bytes);
        _uses.Set(slot, 1);
        _latest[1] = slot;
    }

    public void Hit(int slot)
    {
        var uses = _uses[slot]++;
        var above = _latest.TryGetValue(uses + 1, out var latest) ? latest : _latest[uses];
        LeaveGroup(slot, uses);
        _byUses.MoveBefore(above, slot);
        _latest[uses + 1] = slot;
    }

    public void Removed(int slot)
    {
        LeaveGroup(slot, _uses[slot]);
        _byUses.Remove(slot);
    }

    public int Evict()
    {
        var slot = _byUses.Last;
        Removed(slot);
        return slot;
    }

    private void LeaveGroup(int slot, long uses)
    {
        if (_latest[uses] != slot) return;
        if (_byUses.After(slot) is >= 0 and var next && _uses[next] == uses) _latest[uses] = next;
        else _latest.Remove(uses);
    }
}
