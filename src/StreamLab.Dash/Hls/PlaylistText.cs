using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Hls;

/// <summary>The gate for every playlist: bounded before anything is built of it (RFC 8216, 4.1).</summary>
internal static class PlaylistText
{
    internal const int MaxCharacters = 16 * 1024 * 1024;
    internal const int MaxLine = 64 * 1024;
    internal const int MaxLines = 2_000_000;

    private const string Start = "#EXTM3U";

    /// <summary>Blank lines before the first are borne, as before every other.</summary>
    public static bool IsPlaylist(ReadOnlySpan<char> text) => text.TrimStart("\uFEFF \t\r\n").StartsWith(Start, StringComparison.Ordinal);

    /// <returns>Tags and URIs; comments and empty lines are left out.</returns>
    /// <exception cref="ManifestException">It is no playlist that can be accepted.</exception>
    public static IReadOnlyList<PlaylistLine> Read(string text)
    {
        if (text.Length > MaxCharacters) throw new ManifestException(new ManifestError($"longer than {MaxCharacters} characters"));
        if (!IsPlaylist(text)) throw new ManifestException(new ManifestError($"no HLS playlist: the first line is not {Start}", 1, 1));
        var lines = new List<PlaylistLine>();
        var number = 0;
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            if (line.Length > MaxLine || number > MaxLines)
                throw new ManifestException(new ManifestError(number > MaxLines ? $"more than {MaxLines} lines" : $"a line of more than {MaxLine} characters", number, 1));
            if (Parse(line.Trim(), number) is { } parsed) lines.Add(parsed);
        }
        return lines;
    }

    private static PlaylistLine? Parse(ReadOnlySpan<char> line, int number)
    {
        if (line.IsEmpty || (line[0] == '#' && !line.StartsWith("#EXT", StringComparison.Ordinal))) return null;
        if (line[0] != '#') return new(number, null, line.ToString());
        var colon = line.IndexOf(':');
        return colon < 0 ? new(number, line[1..].ToString(), "") : new(number, line[1..colon].ToString(), line[(colon + 1)..].ToString());
    }
}
