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

    private readonly SlotQueue<TKey> _window = new(), _probation = new(), _protected = new();
    private readonly Dictionary<TKey, int> _uses = [];
    private int _counted;

    public void Added(int slot, TKey key, long bytes)
    {
        Count(key);
        _window.AddFirst(slot, key, bytes);
        while (_window.Count > 1 && WindowIsOver(_window.Bytes)) MoveLast(_window, _probation);
    }

    public void Hit(int slot)
    {
        var queue = QueueOf(slot);
        Count(queue.KeyOf(slot));
        if (queue == _probation) Protect(slot);
        else queue.MoveToFirst(slot);
    }

    public void Removed(int slot) => QueueOf(slot).Remove(slot);

    public int Evict()
    {
        // Somebody has to leave because somebody comes, and comes into the window.
        var mainIsEmpty = _probation.Count + _protected.Count == 0;
        if (!mainIsEmpty && (_window.Count == 0 || !WindowIsOver(_window.Bytes + 1))) return (_probation.Count > 0 ? _probation : _protected).RemoveLast();
        if (_probation.Count == 0 || UsesOfLast(_window) <= UsesOfLast(_probation)) return _window.RemoveLast();
        var victim = _probation.RemoveLast();
        MoveLast(_window, _probation);
        return victim;
    }

    private bool WindowIsOver(long bytes) => bytes > WindowShare * (_window.Bytes + _probation.Bytes + _protected.Bytes);

    private SlotQueue<TKey> QueueOf(int slot) => _window.Contains(slot) ? _window : _probation.Contains(slot) ? _probation : _protected;

    private int UsesOfLast(SlotQueue<TKey> queue) => _uses.GetValueOrDefault(queue.KeyOf(queue.Last));

    private void Protect(int slot)
    {
        _probation.Remove(slot);
        _protected.AddFirst(slot, _probation.KeyOf(slot), _probation.BytesOf(slot));
        while (_protected.Count > 1 && _protected.Bytes > ProtectedShare * (_probation.Bytes + _protected.Bytes)) MoveLast(_protected, _probation);
    }

    private static void MoveLast(SlotQueue<TKey> from, SlotQueue<TKey> to)
    {
        var slot = from.RemoveLast();
        to.AddFirst(slot, from.KeyOf(slot), from.BytesOf(slot));
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
