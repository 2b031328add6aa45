using System.Numerics;

namespace StreamLab.Simulation.Cdn;

/// <summary>First in, first out, in a ring that grows.</summary>
internal sealed class ViewerQueue
{
    private Viewer[] _ring = new Viewer[1024];
    private int _first;

    public int Count { get; private set; }

    public ref readonly Viewer First => ref _ring[_first];

    public void Add(in Viewer viewer)
    {
        if (Count == _ring.Length) Grow();
        _ring[(_first + Count++) & (_ring.Length - 1)] = viewer;
    }

    public Viewer Take()
    {
        var viewer = _ring[_first];
        _first = (_first + 1) & (_ring.Length - 1);
        Count--;
        return viewer;
    }

    private void Grow()
    {
        var larger = new Viewer[BitOperations.RoundUpToPowerOf2((uint)_ring.Length + 1)];
        for (var i = 0; i < Count; i++) larger[i] = _ring[(_first + i) & (_ring.Length - 1)];
        (_ring, _first) = (larger, 0);
    }
}
