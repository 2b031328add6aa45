namespace StreamLab.Cdn;

/// <summary>Keys that have left the cache lately, with their bytes; the oldest are forgotten first.</summary>
internal sealed class GhostQueue<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _slots = [];
    private readonly SlotQueue<TKey> _byLeaving = new();
    private readonly Stack<int> _free = [];
    private int _used;

    /// <summary>The sum of what is remembered.</summary>
    public long Bytes => _byLeaving.Bytes;

    public void Add(TKey key, long bytes)
    {
        var slot = _free.Count > 0 ? _free.Pop() : _used++;
        _slots.Add(key, slot);
        _byLeaving.AddFirst(slot, key, bytes);
    }

    /// <returns>False when the key is not remembered.</returns>
    public bool Remove(TKey key)
    {
        if (!_slots.Remove(key, out var slot)) return false;
        _byLeaving.Remove(slot);
        _free.Push(slot);
        return true;
    }

    public void RemoveOldest() => Remove(_byLeaving.KeyOf(_byLeaving.Last));
}
