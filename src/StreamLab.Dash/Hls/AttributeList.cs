namespace StreamLab.Dash.Hls;

/// <summary>The attributes of a tag (RFC 8216, 4.2): names and values with commas between; a comma in quotes is none.</summary>
internal static class AttributeList
{
    /// <param name="Value">Without its quotes.</param>
    internal readonly record struct Attribute(string Name, string Value, bool IsQuoted)
    {
        public override string ToString() => IsQuoted ? $"{Name}=\"{Value}\"" : $"{Name}={Value}";
    }

    public static string Rewrite(string list, Func<Attribute, Attribute> change) => string.Join(',', Read(list).Select(change));

    public static IEnumerable<Attribute> Read(string list)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i <= list.Length; i++)
        {
            if (i < list.Length && list[i] == '"') quoted = !quoted;
            if (i < list.Length && (list[i] != ',' || quoted)) continue;
            yield return Parse(list[start..i].Trim());
            start = i + 1;
        }
    }

    private static Attribute Parse(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        var value = parts.Length == 2 ? parts[1] : "";
        return value is ['"', .., '"'] ? new(parts[0], value[1..^1], true) : new(parts[0], value, false);
    }
}
