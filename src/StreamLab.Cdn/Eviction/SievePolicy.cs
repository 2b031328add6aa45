namespace StreamLab.Cdn;

/// <summary>
/// SIEVE: objects keep the order in which they came; a hand goes from the oldest to the newest and round again, spares those that were
/// asked for since it passed them last, and takes the first that was not. Source: Zhang et al., NSDI'24.
/// </summary>
public sealed class SievePolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    internal const string Name = "sieve";

    private readonly KeyQueue<TKey> _byArrival = new();
    private readonly HashSet<TKey> _visited = [];
    private TKey _hand = default!;
    private bool _hasHand;

    public void Added(TKey key, long bytes) => _byArrival.AddFirst(key, bytes);

    public void Hit(TKey key) => _visited.Add(key);

    public void Removed(TKey key)
    {
        if (_hasHand && _hand.Equals(key)) MoveHand();
        _byArrival.Remove(key, out _);
        _visited.Remove(key);
        _hasHand &= _byArrival.Count > 0;
    }

    public TKey Evict()
    {
        if (!_hasHand) (_hand, _hasHand) = (_byArrival.Last, true);
        while (_visited.Remove(_hand)) _hand = _byArrival.Before(_hand);
        var victim = _hand;
        Removed(victim);
        return victim;
    }

    /// <summary>To the next newer object; from the newest it begins anew at the oldest, whichever that is by then.</summary>
    private void MoveHand()
    {
        var next = _byArrival.Before(_hand);
        _hasHand = !next.Equals(_byArrival.Last) && !next.Equals(_hand);
        _hand = next;
    }
}
