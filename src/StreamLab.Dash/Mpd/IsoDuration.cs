using System.Buffers;
using System.Globalization;

namespace StreamLab.Dash.Mpd;

/// <summary>
/// xs:duration (ISO 8601), kept as a double: XmlConvert's TimeSpan would round to 100 ns. A year is 365 days, a month 30, as XmlConvert has it.
/// </summary>
internal static class IsoDuration
{
    private const double MaxSeconds = 1e10;
    private const double Day = 86_400;
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <returns>False for anything that is not a duration from zero to 10^10 s.</returns>
    public static bool TryParse(string text, out Duration value)
    {
        value = default;
        var rest = text.AsSpan().Trim();
        if (rest.Length is < 3 or > 100 || rest[0] != 'P') return false;
        rest = rest[1..];
        var (isTime, lastUnit) = (false, double.PositiveInfinity);
        while (rest.Length > 0)
        {
            if (rest[0] == 'T' && !isTime)
            {
                isTime = true;
                rest = rest[1..];
            }
            if (!TryTake(ref rest, isTime, out var amount, out var unit) || unit >= lastUnit) return false;
            (value, lastUnit) = (value + new Duration(amount * unit), unit);
        }
        return value.Seconds <= MaxSeconds;
    }

    /// <summary>Seconds with the fewest digits that give the same double back, such as <c>PT30.03S</c>.</summary>
    public static string Format(Duration value)
    {
        var shortest = value.Seconds.ToString("R", CultureInfo.InvariantCulture);
        return $"PT{(shortest.Contains('E', StringComparison.Ordinal) ? value.Seconds.ToString("F20", CultureInfo.InvariantCulture) : shortest)}S";
    }

    /// <summary>Takes one number with its unit from the front.</summary>
    private static bool TryTake(ref ReadOnlySpan<char> rest, bool isTime, out double amount, out double unit)
    {
        (amount, unit) = (0, 0);
        var digits = rest.IndexOfAnyExcept(NumberCharacters);
        if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount)) return false;
        unit = (isTime, rest[digits]) switch
        {
            (false, 'Y') => 365 * Day,
            (false, 'M') => 30 * Day,
            (false, 'D') => Day,
            (true, 'H') => 3600,
            (true, 'M') => 60,
            (true, 'S') => 1,
            _ => 0,
        };
        rest = rest[(digits + 1)..];
        return unit > 0;
    }
}
