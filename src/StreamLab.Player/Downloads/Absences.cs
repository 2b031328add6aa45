namespace StreamLab.Player;

/// <summary>Which pathways were found not to have an object, by its Representation. At most 64 pathways, a bit each.</summary>
internal sealed class Absences(int representations)
{
    private readonly ulong[] _lacking = new ulong[representations];
    private readonly bool[] _barred = new bool[representations];

    /// <summary>The pathways that do not have this Representation of the object.</summary>
    public ulong Of(int representation) => _lacking[representation];

    public void Add(int representation, int pathway) => _lacking[representation] |= 1UL << pathway;

    public void Remove(int representation, int pathway) => _lacking[representation] &= ~(1UL << pathway);

    /// <summary>No object of this Representation is to be asked for.</summary>
    public void Bar(int representation) => _barred[representation] = true;

    public bool IsBarred(int representation) => _barred[representation];

    public bool MayBeHad(int representation, ulong pathways) => !_barred[representation] && (pathways & ~_lacking[representation]) != 0;

    /// <summary>The nearest Representation that one of these pathways may have: the wanted one, else a lower, else a higher; -1 when there is none.</summary>
    public int Nearest(int wanted, ulong pathways)
    {
        for (var lower = wanted; lower >= 0; lower--)
            if (MayBeHad(lower, pathways)) return lower;
        for (var higher = wanted + 1; higher < _lacking.Length; higher++)
            if (MayBeHad(higher, pathways)) return higher;
        return -1;
    }

    /// <summary>The next object: nothing is known of it.</summary>
    public void Clear() => Array.Clear(_lacking);
}
