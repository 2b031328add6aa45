using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>
/// What a player says of itself with a request (CTA-5004, versions 1 and 2): in the query argument <c>CMCD</c> or in four header fields. Text from
/// outside: bounded, and what is not understood is left out.
/// </summary>
internal sealed class Cmcd
{
    private const int Longest = 4096, MostKeys = 48, LongestKey = 64, LongestValue = 512;
    private static readonly string[] Fields = ["CMCD-Object", "CMCD-Request", "CMCD-Session", "CMCD-Status"];
    private static readonly Cmcd Nothing = new([]);

    private readonly List<(string Key, string Value)> _items;

    private Cmcd(List<(string Key, string Value)> items) => _items = items;

    /// <summary>Keys with their values as they were written; a key without one is true. Each key once.</summary>
    public IReadOnlyList<(string Key, string Value)> Items => _items;

    /// <summary>Of the specification: key <c>v</c>, which version 1 leaves out.</summary>
    public int Version => this["v"] == "2" ? 2 : 1;

    public string? this[string key]
    {
        get
        {
            foreach (var (name, value) in _items)
                if (name == key) return value;
            return null;
        }
    }

    public static Cmcd Of(HttpRequest request)
    {
        var items = new List<(string, string)>();
        if (request.QueryString.HasValue) Read(request.Query["CMCD"].ToString(), items);
        foreach (var field in Fields) Read(request.Headers[field].ToString(), items);
        return items.Count == 0 ? Nothing : new(items);
    }

    /// <summary>The value as a number; of a list of version 2 (<c>(2000;v 900;a)</c>), the first. Null for what the specification does not allow.</summary>
    public double? Number(string key) => this[key] is { } text && CmcdValue.IsAllowed(key, text) ? CmcdValue.Number(text) : null;

    /// <summary>Keys whose values the specification does not allow.</summary>
    public IEnumerable<string> Invalid => _items.Where(item => !CmcdValue.IsAllowed(item.Key, item.Value)).Select(item => item.Key);

    /// <summary>Commas separate items, unless they stand in quotes or brackets.</summary>
    private static void Read(string text, List<(string Key, string Value)> items)
    {
        if (text.Length is 0 or > Longest) return;
        var (start, quoted, depth) = (0, false, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ',';
            if (c == '"' && (i == 0 || text[i - 1] != '\\')) quoted = !quoted;
            if (!quoted) depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (i < text.Length && (c != ',' || quoted || depth > 0)) continue;
            Add(text[start..i].Trim(), items);
            start = i + 1;
        }
    }

    private static void Add(string item, List<(string Key, string Value)> items)
    {
        var parts = item.Split('=', 2);
        var (key, value) = (parts[0], parts.Length == 2 ? parts[1] : "");
        var isKey = key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');
        if (!isKey || value.Length > LongestValue || items.Count >= MostKeys || items.Exists(known => known.Key == key)) return;
        items.Add((key, value is ['"', .., '"'] ? value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal) : value));
    }
}
