using System.Runtime.InteropServices;

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

    private readonly KeyQueue<TKey> _small = new(), _main = new(), _ghost = new();
    private readonly Dictionary<TKey, int> _uses = [];

    public void Added(TKey key, long bytes)
    {
        var isBack = _ghost.Remove(key, out _);
        (isBack ? _main : _small).AddFirst(key, bytes);
        _uses[key] = 0;
    }

    public void Hit(TKey key)
    {
        ref var uses = ref CollectionsMarshal.GetValueRefOrNullRef(_uses, key);
        uses = Math.Min(uses + 1, MostUses);
    }

    public void Removed(TKey key)
    {
        _uses.Remove(key);
        if (!_small.Remove(key, out _)) _main.Remove(key, out _);
    }

    public TKey Evict()
    {
        var smallIsFull = _small.Bytes >= SmallShare * (_small.Bytes + _main.Bytes);
        return (smallIsFull || _main.Count == 0) && TryEvictSmall(out var key) ? key : EvictMain();
    }

    /// <returns>False when all that was in the small queue has moved on.</returns>
    private bool TryEvictSmall(out TKey key)
    {
        while (_small.Count > 0)
        {
            (key, var bytes) = _small.RemoveLast();
            if (_uses[key] < UsesToPass)
            {
                _uses.Remove(key);
                Remember(key, bytes);
                return true;
            }
            _main.AddFirst(key, bytes);
            _uses[key] = 0;
        }
        key = default!;
        return false;
    }

    private TKey EvictMain()
    {
        while (_uses[_main.Last] > 0)
        {
            _uses[_main.Last]--;
            _main.MoveLastToFirst();
        }
        var (key, _) = _main.RemoveLast();
        _uses.Remove(key);
        return key;
    }

    private void Remember(TKey key, long bytes)
    {
        _ghost.AddFirst(key, bytes);
        while (_ghost.Bytes > GhostShare * (_small.Bytes + _main.Bytes + bytes)) _ghost.RemoveLast();
    }
}
