namespace StreamLab.Cdn;

/// <summary>
/// SIEVE: objects keep the order in which they came; a hand goes from the oldest to the newest and round again, spares those that were
/// asked for since it passed them last, and takes the first that was not. Source: Zhang et al., NSDI'24.
/// </summary>
public sealed class SievePolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    internal const string Name = "sieve";

    private const int Nowhere = -1;

    private readonly SlotQueue<TKey> _byArrival = new();
    private readonly SlotTable<bool> _visited = new();
    private int _hand = Nowhere;

    public void Added(int slot, TKey key, long bytes)
    {
        _byArrival.AddFirst(slot, key, bytes);
        _visited.Set(slot, false);
    }

    public void Hit(int slot) => _visited[slot] = true;

    public void Removed(int slot)
    {
        if (_hand == slot) MoveHand();
        _byArrival.Remove(slot);
    }

    public int Evict()
    {
        if (_hand == Nowhere) _hand = _byArrival.Last;
        for (; _visited[_hand]; _hand = _byArrival.Before(_hand)) _visited[_hand] = false;
        var victim = _hand;
        Removed(victim);
        return victim;
    }

    /// <summary>To the next newer object; from the newest it begins anew at the oldest, whichever that is by then.</summary>
    private void MoveHand()
    {
        var next = _byArrival.Before(_hand);
        _hand = next == _byArrival.Last || next == _hand ? Nowhere : next;
    }
}
