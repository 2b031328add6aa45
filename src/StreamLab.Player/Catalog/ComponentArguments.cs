using System.Globalization;

namespace StreamLab.Player;

/// <summary>The values of a component's parameters, defaults filled in.</summary>
public sealed class ComponentArguments
{
    private readonly Dictionary<string, string> _values;
    private readonly HashSet<string> _given;

    private ComponentArguments(Dictionary<string, string> values, HashSet<string> given) => (_values, _given) = (values, given);

    /// <summary>Whether it was written, not filled in.</summary>
    public bool IsGiven(string name) => _given.Contains(name);

    public string Text(string name) => _values[name];
    public bool Flag(string name) => _values[name] is "on";

    /// <exception cref="FormatException">The text is neither <c>on</c> nor <c>off</c>.</exception>
    public bool Switch(string name) => Word<bool>(name, ("on", true), ("off", false));

    /// <exception cref="FormatException">The word is none of those there are.</exception>
    public T Word<T>(string name, params ReadOnlySpan<(string Word, T Value)> words)
    {
        foreach (var (word, value) in words)
            if (word == _values[name]) return value;
        throw new FormatException($"{name}={_values[name]} is none of {string.Join(", ", words.ToArray().Select(w => w.Word))}");
    }

    /// <exception cref="FormatException">The text is no finite number, or below <paramref name="atLeast"/>.</exception>
    public double Number(string name, double atLeast = 0)
    {
        var text = _values[name];
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value) || value < atLeast)
            throw new FormatException($"{name}={text} is not a number of at least {atLeast.ToString(CultureInfo.InvariantCulture)}");
        return value;
    }

    /// <exception cref="FormatException">The text is no whole number, or below <paramref name="atLeast"/>.</exception>
    public int Count(string name, int atLeast = 1)
    {
        var value = Number(name, atLeast);
        if (value != Math.Floor(value) || value > int.MaxValue) throw new FormatException($"{name}={_values[name]} is not a whole number");
        return (int)value;
    }

    /// <exception cref="FormatException">An unknown or missing parameter, or one that is given twice.</exception>
    internal static ComponentArguments Parse(string text, IReadOnlyList<Parameter> parameters, bool verbatim = false)
    {
        var values = parameters.ToDictionary(p => p.Name, p => p.IsFlag && p.Default.Length == 0 ? "off" : p.Default, StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var items = text.Length == 0 ? [] : verbatim ? [text] : text.Split(',');
        for (var i = 0; i < items.Length; i++)
        {
            var (name, value) = verbatim ? (parameters[i].Name, items[i].Trim()) : ParseItem(items[i].Trim(), i, parameters);
            if (!given.Add(name)) throw new FormatException($"{name} is given twice");
            values[name] = value;
        }
        var missing = parameters.FirstOrDefault(p => !p.IsFlag && values[p.Name].Length == 0);
        return missing is null ? new ComponentArguments(values, given) : throw new FormatException($"{missing.Name} is missing ({missing.Meaning})");
    }

    /// <summary><c>name=value</c>, a flag by its name, or the value of the parameter at that place.</summary>
    private static (string Name, string Value) ParseItem(string item, int place, IReadOnlyList<Parameter> parameters)
    {
        var equals = item.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? item : item[..equals];
        var known = parameters.FirstOrDefault(p => p.Name == name);
        if (equals >= 0 && known is not null) return (name, item[(equals + 1)..]);
        if (equals < 0 && known is { IsFlag: true }) return (name, "on");
        if (equals < 0 && known is null && place < parameters.Count && !parameters[place].IsFlag && item.Length > 0) return (parameters[place].Name, item);
        var there = parameters.Count == 0 ? "it takes none" : $"it takes {string.Join(", ", parameters.Select(p => p.Name))}{KnownNames.DidYouMean(parameters.Select(p => p.Name), name)}";
        throw new FormatException($"no parameter '{name}': {there}");
    }
}
