namespace StreamLab.Cdn;

/// <summary>First in, first out: the object that came first leaves, however often it is asked for.</summary>
public sealed class FifoPolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    internal const string Name = "fifo";

    private readonly SlotQueue<TKey> _byArrival = new();

    public void Added(int slot, TKey key, long bytes) => _byArrival.AddFirst(slot, key, bytes);

    public void Hit(int slot)
    {
    }

    public void Removed(int slot) => _byArrival.Remove(slot);
    public int Evict() => _byArrival.RemoveLast();
}
