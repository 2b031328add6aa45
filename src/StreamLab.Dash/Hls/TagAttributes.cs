using System.Globalization;
using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Hls;

/// <summary>The attributes of one tag, by name; the first of a name counts.</summary>
internal sealed class TagAttributes
{
    private readonly PlaylistLine _line;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public TagAttributes(PlaylistLine line)
    {
        _line = line;
        foreach (var attribute in AttributeList.Read(line.Value)) _values.TryAdd(attribute.Name, attribute.Value);
    }

    /// <returns>Null where it is not there or empty.</returns>
    public string? this[string name] => _values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <exception cref="ManifestException">It is not there.</exception>
    public string Required(string name) => this[name] ?? throw _line.Wrong($"{name} is missing");

    public bool IsYes(string name) => this[name] == "YES";

    /// <returns>Null where it is not there.</returns>
    /// <exception cref="ManifestException">It is no whole number from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public long? Integer(string name, long least, long most)
    {
        if (this[name] is not { } text) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw _line.Wrong($"{name} {ManifestException.Quote(text)} is no whole number from {least} to {most}");
    }

    /// <returns>Zero where it is not there, or is no number.</returns>
    public double Decimal(string name) =>
        double.TryParse(this[name], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1e6 ? value : 0;
}
