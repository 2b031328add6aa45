namespace StreamLab.Server;

/// <summary>Reads <c>nor</c> (CTA-5004): <c>nor="..%2Flow%2F00002.m4s"</c>, in version 2 also a list <c>nor=("a" "b";r="0-9")</c>.</summary>
internal static class NextObjectRequest
{
    private const int Longest = 8 * 1024;

    /// <param name="fields">The query parameter CMCD, the field CMCD-Request: whichever there is.</param>
    /// <returns>Relative paths, decoded.</returns>
    public static IEnumerable<string> In(params string[] fields) =>
        fields.Where(field => field.Length is > 0 and <= Longest).SelectMany(ItemsOf).Where(item => item.StartsWith("nor=", StringComparison.Ordinal))
            .SelectMany(item => Strings(item[4..])).Select(Uri.UnescapeDataString);

    /// <summary>Items are separated by commas outside of quotes.</summary>
    private static List<string> ItemsOf(string field)
    {
        var items = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i <= field.Length; i++)
        {
            if (i < field.Length && field[i] == '"') quoted = !quoted;
            if (i < field.Length && (field[i] != ',' || quoted)) continue;
            items.Add(field[start..i].Trim());
            start = i + 1;
        }
        return items;
    }

    /// <summary>What stands in quotes; a parameter's value (<c>;r="0-9"</c>) does not count.</summary>
    private static IEnumerable<string> Strings(string value)
    {
        var parts = value.Split('"');
        for (var i = 1; i < parts.Length - 1; i += 2)
            if (!parts[i - 1].EndsWith('=')) yield return parts[i];
    }
}
