namespace StreamLab.Dash.Mpd;

/// <summary>EssentialProperty (ISO 23009-1 5.8.4.8): an element whose property is not understood is not to be used.</summary>
internal static class Descriptors
{
    /// <summary>Colour primaries, transfer and matrix: whoever decodes the stream finds them in it.</summary>
    private const string ColourSchemes = "urn:mpeg:mpegB:cicp:";

    /// <returns>Null when all essential properties are understood; of those with one @id, one is enough. Else which is not.</returns>
    public static string? Unknown(MpdElement element)
    {
        var properties = element.All("EssentialProperty").GroupBy(p => p["id"] as object ?? p);
        return properties.FirstOrDefault(alternatives => !alternatives.Any(IsKnown))?.First() is { } unknown
            ? $"the essential property {ManifestException.Quote(unknown["schemeIdUri"] ?? "")} is not known here"
            : null;
    }

    private static bool IsKnown(MpdElement property) => property["schemeIdUri"]?.StartsWith(ColourSchemes, StringComparison.Ordinal) == true;
}
