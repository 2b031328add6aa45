using System.Globalization;

namespace StreamLab;

/// <summary>Reads a non-negative decimal number that carries its unit, such as <c>3Mbps</c>.</summary>
internal static class Quantity
{
    /// <param name="units">Longer suffixes before the shorter ones that end them.</param>
    public static bool TryParse(string? text, ReadOnlySpan<(string Suffix, double Factor)> units, out double value)
    {
        value = 0;
        if (text is null) return false;
        foreach (var (suffix, factor) in units)
        {
            if (!text.EndsWith(suffix, StringComparison.Ordinal)) continue;
            var number = text.AsSpan(0, text.Length - suffix.Length).TrimEnd();
            if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return false;
            value = amount * factor;
            return double.IsFinite(value);
        }
        return false;
    }
}
