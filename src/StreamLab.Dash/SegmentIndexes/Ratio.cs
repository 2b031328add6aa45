using System.Globalization;

namespace StreamLab.Dash.SegmentIndexes;

/// <summary>An exact positive fraction: a frame rate (30000/1001 frames per second) or an aspect ratio (16:9).</summary>
public readonly record struct Ratio(int Numerator, int Denominator)
{
    public double Value => (double)Numerator / Denominator;

    /// <summary>Reads <c>25</c> or <c>30000/1001</c> (with the given separator); both numbers are positive.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, char separator, out Ratio value)
    {
        value = default;
        var at = text.IndexOf(separator);
        var denominator = 1;
        if (!IsPositive(at < 0 ? text : text[..at], out var numerator)) return false;
        if (at >= 0 && !IsPositive(text[(at + 1)..], out denominator)) return false;
        value = new(numerator, denominator);
        return true;
    }

    /// <summary><c>30000/1001</c> or <c>16:9</c>, always with both numbers.</summary>
    public string ToString(char separator) => string.Create(CultureInfo.InvariantCulture, $"{Numerator}{separator}{Denominator}");

    private static bool IsPositive(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;
}
