using System.Runtime.InteropServices;

namespace StreamLab.Cdn;

/// <summary>
/// W-TinyLFU: a small window takes what is new; who leaves it may displace the main cache's candidate only when asked for more often lately.
/// The main cache is segmented: what was asked for there again is protected. Source: Einziger, Friedman, Manes, ACM TOS 2017. Uses are counted
/// exactly instead of in a sketch (an edge of ours has thousands of objects, not billions) and halved from time to time, as there.
/// </summary>
public sealed class WTinyLfuPolicy<TKey> : IEvictionPolicy<TKey>
    where TKey : notnull
{
    internal const string Name = "w-tinylfu";

    // The paper's: 1 % window, 80 % of the rest protected, counts of at most 15 halved after ten uses an object.
    private const double WindowShare = 0.01, ProtectedShare = 0.8;
    private const int MostUses = 15, UsesPerObject = 10;

    private readonly KeyQueue<TKey> _window = new(), _probation = new(), _protected = new();
    private readonly Dictionary<TKey, int> _uses = [];
    private int _counted;

    public void Added(TKey key, long bytes)
    {
        Count(key);
        _window.AddFirst(key, bytes);
        while (_window.Count > 1 && WindowIsOver(_window.Bytes))
        {
            var (older, itsBytes) = _window.RemoveLast();
            _probation.AddFirst(older, itsBytes);
        }
    }

    public void Hit(TKey key)
    {
        Count(key);
        if (_window.Contains(key)) _window.MoveToFirst(key);
        else if (_protected.Contains(key)) _protected.MoveToFirst(key);
        else Protect(key);
    }

    public void Removed(TKey key)
    {
        if (_window.Remove(key, out _) || _probation.Remove(key, out _)) return;
        _protected.Remove(key, out _);
    }

    public TKey Evict()
    {
        // Somebody has to leave because somebody comes, and comes into the window.
        var mainIsEmpty = _probation.Count + _protected.Count == 0;
        if (!mainIsEmpty && (_window.Count == 0 || !WindowIsOver(_window.Bytes + 1))) return EvictMain();
        var (candidate, bytes) = _window.RemoveLast();
        if (_probation.Count == 0 || _uses.GetValueOrDefault(candidate) <= _uses.GetValueOrDefault(_probation.Last)) return candidate;
        var victim = _probation.RemoveLast().Key;
        _probation.AddFirst(candidate, bytes);
        return victim;
    }

    private bool WindowIsOver(long bytes) => bytes > WindowShare * (_window.Bytes + _probation.Bytes + _protected.Bytes);

    private TKey EvictMain() => (_probation.Count > 0 ? _probation : _protected).RemoveLast().Key;

    private void Protect(TKey key)
    {
        _probation.Remove(key, out var bytes);
        _protected.AddFirst(key, bytes);
        while (_protected.Count > 1 && _protected.Bytes > ProtectedShare * (_probation.Bytes + _protected.Bytes))
        {
            var (demoted, itsBytes) = _protected.RemoveLast();
            _probation.AddFirst(demoted, itsBytes);
        }
    }

    private void Count(TKey key)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_uses, key, out _);
        count = Math.Min(count + 1, MostUses);
        if (++_counted < UsesPerObject * Math.Max(1, _window.Count + _probation.Count + _protected.Count)) return;
        Halve();
        _counted = 0;
    }

    private void Halve()
    {
        foreach (var key in _uses.Keys) // which may be removed on the way
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(_uses, key);
            if (count < 2) _uses.Remove(key);
            else count /= 2;
        }
    }
}
