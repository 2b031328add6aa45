using System.Globalization;

namespace StreamLab.Dash.Mpd;

/// <summary>SegmentTemplate@media or @initialization: a URL with identifiers to fill in (ISO 23009-1 5.3.9.4.4).</summary>
internal sealed class UrlTemplate
{
    private const int MaxWidth = 20;

    private readonly (string Literal, string? Identifier, string Format)[] _parts;

    private UrlTemplate(string text)
    {
        var pieces = text.Split('$'); // literals at even places, identifiers at odd ones
        if (pieces.Length % 2 == 0) throw new FormatException("has a $ that is not closed; a plain one is written $$");
        _parts = [.. pieces.Select((piece, i) => i % 2 == 0 ? (piece, null, "") : Identifier(piece))];
    }

    /// <exception cref="ManifestException">Unknown or unclosed identifier, a width over 20, or too long.</exception>
    public static UrlTemplate Parse(MpdElement element, string attribute, string text)
    {
        if (text.Length > SafeUrl.MaxLength) throw element.Wrong(attribute, text, $"is longer than {SafeUrl.MaxLength} characters");
        try
        {
            return new(text);
        }
        catch (FormatException error)
        {
            throw element.Wrong(attribute, text, error.Message);
        }
    }

    public bool Has(string identifier) => _parts.Any(p => p.Identifier == identifier);

    public string Expand(string representationId, long bandwidth, long number, long time) => string.Concat(_parts.Select(part => part.Identifier switch
    {
        "RepresentationID" => representationId,
        "Bandwidth" => bandwidth.ToString(part.Format, CultureInfo.InvariantCulture),
        "Number" => number.ToString(part.Format, CultureInfo.InvariantCulture),
        "Time" => time.ToString(part.Format, CultureInfo.InvariantCulture),
        _ => part.Literal,
    }));

    private static (string Literal, string? Identifier, string Format) Identifier(string text)
    {
        if (text.Length == 0) return ("$", null, "");
        var (name, tag) = text.IndexOf('%', StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[at..]) : (text, "%01d");
        if (name is not ("RepresentationID" or "Number" or "Time" or "Bandwidth"))
            throw new FormatException($"has the unknown identifier {ManifestException.Quote(name)}");
        if (!tag.StartsWith("%0", StringComparison.Ordinal) || !tag.EndsWith('d') || (name == "RepresentationID" && name != text))
            throw new FormatException($"has the unknown format {ManifestException.Quote(tag)}");
        if (!int.TryParse(tag.AsSpan(2, tag.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var width) || width > MaxWidth)
            throw new FormatException($"has the width {ManifestException.Quote(tag)}, more than {MaxWidth} digits or none");
        return ("", name, $"D{width}");
    }
}
