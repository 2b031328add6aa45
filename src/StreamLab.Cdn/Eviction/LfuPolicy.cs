namespace StreamLab.Cdn;

/// <summary>
/// Least frequently used: the object leaves that was asked for least often since it came; of several, the one not asked for the longest time.
/// Counts are forgotten with the object, and never age: what was popular once stays long.
/// </summary>
public sealed class LfuPolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    internal const string Name = "lfu";

    private readonly Dictionary<TKey, (long Uses, long At)> _uses = [];
    private readonly SortedDictionary<(long Uses, long At), TKey> _order = [];
    private long _now;

    public void Added(TKey key, long bytes) => Set(key, 1);

    public void Hit(TKey key)
    {
        var place = _uses[key];
        _order.Remove(place);
        Set(key, place.Uses + 1);
    }

    public void Removed(TKey key)
    {
        _uses.Remove(key, out var place);
        _order.Remove(place);
    }

    public TKey Evict()
    {
        var key = _order.First().Value;
        Removed(key);
        return key;
    }

    private void Set(TKey key, long uses)
    {
        var place = (uses, _now++);
        _uses[key] = place;
        _order.Add(place, key);
    }
}
