namespace StreamLab.Cdn;

/// <summary>
/// S3-FIFO: new objects go through a small queue; those asked for twice there move on to the main queue, the others leave soon and are
/// remembered by name in a ghost queue: who comes back from it enters the main queue at once. Source: Yang et al., SOSP'23, algorithm 1.
/// Shares are of the bytes that are stored, which is the capacity whenever somebody has to leave.
/// </summary>
public sealed class S3FifoPolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    internal const string Name = "s3-fifo";

    // The paper's: a tenth of the cache is small, uses are counted to three, more than one lets an object pass.
    private const double SmallShare = 0.1, GhostShare = 0.9;
    private const int MostUses = 3, UsesToPass = 2;

    private readonly SlotQueue<TKey> _small = new(), _main = new();
    private readonly GhostQueue<TKey> _ghost = new();
    private readonly SlotTable<int> _uses = new();

    public void Added(int slot, TKey key, long bytes)
    {
        var isBack = _ghost.Remove(key);
        (isBack ? _main : _small).AddFirst(slot, key, bytes);
        _uses.Set(slot, 0);
    }

    public void Hit(int slot) => _uses[slot] = Math.Min(_uses[slot] + 1, MostUses);

    public void Removed(int slot) => (_small.Contains(slot) ? _small : _main).Remove(slot);

    public int Evict()
    {
        var smallIsFull = _small.Bytes >= SmallShare * (_small.Bytes + _main.Bytes);
        return (smallIsFull || _main.Count == 0) && TryEvictSmall(out var slot) ? slot : EvictMain();
    }

    /// <returns>False when all that was in the small queue has moved on.</returns>
    private bool TryEvictSmall(out int slot)
    {
        while (_small.Count > 0)
        {
            slot = _small.RemoveLast();
            if (_uses[slot] < UsesToPass)
            {
                Remember(_small.KeyOf(slot), _small.BytesOf(slot));
                return true;
            }
            _main.AddFirst(slot, _small.KeyOf(slot), _small.BytesOf(slot));
            _uses[slot] = 0;
        }
        slot = -1;
        return false;
    }

    private int EvictMain()
    {
        for (; _uses[_main.Last] > 0; _main.MoveToFirst(_main.Last)) _uses[_main.Last]--;
        return _main.RemoveLast();
    }

    private void Remember(TKey key, long bytes)
    {
        _ghost.Add(key, bytes);
        while (_ghost.Bytes > GhostShare * (_small.Bytes + _main.Bytes + bytes)) _ghost.RemoveOldest();
    }
}
