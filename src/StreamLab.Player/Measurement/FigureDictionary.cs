using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace StreamLab.Player;

/// <summary>A few figures by name, in order. The names are shared by all sessions of a kind: only the figures are a session's own.</summary>
public sealed class FigureDictionary<T>(IReadOnlyList<string> names, T[] figures) : IReadOnlyDictionary<string, T>
{
    public int Count => figures.Length;
    public IEnumerable<string> Keys => names.Take(Count);
    public IEnumerable<T> Values => figures;

    /// <exception cref="KeyNotFoundException">There is no such figure.</exception>
    public T this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"there is no figure '{key}'");

    public bool ContainsKey(string key) => PlaceOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var place = PlaceOf(key);
        value = place < 0 ? default : figures[place];
        return place >= 0;
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => names.Zip(figures, KeyValuePair.Create).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int PlaceOf(string key)
    {
        for (var i = 0; i < figures.Length; i++)
            if (names[i] == key) return i;
        return -1;
    }
}
