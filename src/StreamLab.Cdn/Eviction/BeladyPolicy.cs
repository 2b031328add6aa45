namespace StreamLab.Cdn;

/// <summary>
/// Farthest next use: the object leaves that is not asked for again for the longest time. It has to know all requests beforehand, so it is
/// the yardstick of the others and no policy of a server. Optimal for objects of one size only. Source: Belady, IBM Systems Journal 1966.
/// </summary>
public sealed class BeladyPolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    private const int Never = int.MaxValue;

    private readonly int[] _nextUse; // of the key of request i: the request after it
    private readonly Dictionary<int, int> _next = []; // by slot
    private readonly PriorityQueue<(int Slot, int Next), int> _farthest = new();
    private int _at;

    /// <param name="requests">Every request to come, in order: each leads to <see cref="Hit"/> or to <see cref="Added"/>.</param>
    public BeladyPolicy(IReadOnlyList<TKey> requests)
    {
        _nextUse = new int[requests.Count];
        var seen = new Dictionary<TKey, int>();
        for (var i = requests.Count - 1; i >= 0; i--)
        {
            _nextUse[i] = seen.GetValueOrDefault(requests[i], Never);
            seen[requests[i]] = i;
        }
    }

    public void Added(int slot, TKey key, long bytes) => Use(slot);
    public void Hit(int slot) => Use(slot);
    public void Removed(int slot) => _next.Remove(slot);

    public int Evict()
    {
        while (true)
        {
            var (slot, next) = _farthest.Dequeue();
            if (!_next.TryGetValue(slot, out var current) || current != next) continue; // used meanwhile, or gone
            _next.Remove(slot);
            return slot;
        }
    }

    private void Use(int slot)
    {
        var next = _nextUse[_at++];
        _next[slot] = next;
        _farthest.Enqueue((slot, next), -next);
    }
}
