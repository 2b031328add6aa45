namespace StreamLab.Cdn;

/// <summary>First in, first out: the object that came first leaves, however often it is asked for.</summary>
public sealed class FifoPolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    internal const string Name = "fifo";

    private readonly KeyQueue<TKey> _byArrival = new();

    public void Added(TKey key, long bytes) => _byArrival.AddFirst(key, bytes);

    public void Hit(TKey key)
    {
    }

    public void Removed(TKey key) => _byArrival.Remove(key, out _);
    public TKey Evict() => _byArrival.RemoveLast().Key;
}
