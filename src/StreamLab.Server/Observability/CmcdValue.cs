using System.Collections.Frozen;
using System.Globalization;

namespace StreamLab.Server;

/// <summary>
/// Which values the specification (CTA-5004, versions 1 and 2) allows a key to have: numbers as structured fields write them (RFC 8941, 3.3.1 and 3.3.2: at most
/// 15 digits, no exponent) and not below zero, and the tokens of a list. Texts, and the keys that others invent, are not judged.
/// </summary>
internal static class CmcdValue
{
    private const int MostDigits = 15, MostBeforeThePoint = 12, MostBehindThePoint = 3;

    private static readonly string[] WholeNumbers =
    [
        "ab", "bl", "br", "bsa", "bsd", "bsda", "d", "df", "dfa", "dl", "lab", "lb", "ltc", "msd", "mtp", "pb", "pt", "rc", "rtp", "sn", "tab", "tb", "tbl", "tlb", "tpb",
        "ts", "ttfb", "ttfbb", "ttlb", "v",
    ];

    private static readonly FrozenDictionary<string, Predicate<string>> Rules = new Dictionary<string, Predicate<string>>(
        WholeNumbers.Select(key => KeyValuePair.Create<string, Predicate<string>>(key, AreWholeNumbers)))
    {
        ["pr"] = IsDecimal,
        ["ot"] = value => value is "m" or "a" or "v" or "av" or "i" or "c" or "tt" or "k" or "o",
        ["sf"] = value => value is "d" or "h" or "s" or "o",
        ["st"] = value => value is "v" or "l" or "ll",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsAllowed(string key, string value) => !Rules.TryGetValue(key, out var allows) || allows(value);

    /// <param name="value">One that is allowed.</param>
    /// <returns>The number, of a list the first; null for what is none.</returns>
    public static double? Number(string value)
    {
        var first = value.TrimStart('(', ' ').Split([' ', ';', ')'], 2)[0];
        return double.TryParse(first, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>One, or those of version 2: <c>(2000;v 900;a)</c>, each with parameters.</summary>
    private static bool AreWholeNumbers(string value)
    {
        if (value is not ['(', .., ')']) return AreDigits(value, MostDigits);
        var items = value[1..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return items.Length > 0 && items.All(item => AreDigits(item.Split(';', 2)[0], MostDigits));
    }

    private static bool IsDecimal(string value) => value.Split('.') switch
    {
        [var whole] => AreDigits(whole, MostDigits),
        [var before, var behind] => AreDigits(before, MostBeforeThePoint) && AreDigits(behind, MostBehindThePoint),
        _ => false,
    };

    private static bool AreDigits(string text, int most) => text.Length > 0 && text.Length <= most && text.All(char.IsAsciiDigit);
}
