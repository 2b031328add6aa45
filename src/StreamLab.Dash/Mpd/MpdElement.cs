using System.Globalization;

namespace StreamLab.Dash.Mpd;

/// <summary>An element of an MPD: local names only, with its place in the text. Half a million of them are bearable, hence the plain arrays.</summary>
internal sealed class MpdElement(string name, (string Name, string Value)[] attributes, int line, int column)
{
    private List<MpdElement>? _children;

    public string Name { get; } = name;
    public int Line { get; } = line;
    public int Column { get; } = column;
    public string Text { get; set; } = "";

    /// <summary>Whether it stands for an element elsewhere (xlink:href), which is never fetched.</summary>
    public bool IsRemote { get; init; }

    public string? this[string attribute]
    {
        get
        {
            foreach (var (name, value) in attributes)
                if (name == attribute) return value;
            return null;
        }
    }

    public void Add(MpdElement child) => (_children ??= []).Add(child);

    public void Remove(MpdElement child) => _children?.Remove(child);

    public IEnumerable<MpdElement> All(string name) => _children?.Where(c => c.Name == name) ?? [];

    public MpdElement? First(string name) => _children?.Find(c => c.Name == name);

    /// <summary>An attribute that is a whole number, null where it is absent.</summary>
    /// <exception cref="ManifestException">It is none, or out of bounds.</exception>
    public long? Integer(string attribute, long min, long max)
    {
        if (this[attribute] is not { } text) return null;
        if (!long.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            throw Wrong(attribute, text, "is not a whole number, or far too large");
        if (value < min || value > max) throw Wrong(attribute, text, string.Create(CultureInfo.InvariantCulture, $"is not from {min} to {max}"));
        return value;
    }

    /// <summary>An attribute that is a range of bytes, null where it is absent.</summary>
    /// <exception cref="ManifestException">It is none.</exception>
    public ByteRange? Range(string attribute)
    {
        if (this[attribute] is not { } text) return null;
        return ByteRange.TryParse(text, out var value) ? value : throw Wrong(attribute, text, "is not a range of bytes, such as 0-999");
    }

    /// <summary>An attribute that is an xs:duration, null where it is absent.</summary>
    /// <exception cref="ManifestException">It is none, or negative or too long.</exception>
    public Duration? Time(string attribute)
    {
        if (this[attribute] is not { } text) return null;
        return IsoDuration.TryParse(text, out var value) ? value : throw Wrong(attribute, text, "is not a duration from PT0S to 300 years");
    }

    public ManifestException Missing(string attribute) => new($"{Name} has no @{attribute}", this);

    public ManifestException Wrong(string attribute, string value, string why) => new($"{Name}@{attribute} {ManifestException.Quote(value)} {why}", this);
}
