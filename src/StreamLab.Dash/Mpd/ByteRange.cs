using System.Globalization;

namespace StreamLab.Dash.Mpd;

/// <summary>Bytes of a file, both ends included (RFC 9110, 14.1.2; ISO 23009-1 @mediaRange, @indexRange, @range).</summary>
public readonly record struct ByteRange(long First, long Last)
{
    public long Length => Last - First + 1;

    /// <summary>Reads <c>first-last</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ByteRange value)
    {
        value = default;
        var dash = text.IndexOf('-');
        if (dash < 0 || !IsOffset(text[..dash], out var first) || !IsOffset(text[(dash + 1)..], out var last) || last < first) return false;
        value = new(first, last);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

    private static bool IsOffset(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out value) && value < 1L << 60;
}
