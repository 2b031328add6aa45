namespace StreamLab.Cdn;

/// <summary>One value for each slot of a cache; it grows with the cache.</summary>
internal sealed class SlotTable<T>
{
    private const int LeastSlots = 16;

    private T[] _values = new T[LeastSlots];

    /// <summary>Of a slot that was set before.</summary>
    public ref T this[int slot] => ref _values[slot];

    public void Set(int slot, T value)
    {
        if (slot >= _values.Length) Array.Resize(ref _values, Math.Max(2 * _values.Length, slot + 1));
        _values[slot] = value;
    }
}
