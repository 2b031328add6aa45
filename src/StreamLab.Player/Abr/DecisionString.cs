namespace StreamLab.Player;

/// <summary>The Representations of a session's Segments as one word: a character each, 0 to 9, then a to z for indices from 10 to 35.</summary>
public static class DecisionString
{
    public const int MostRepresentations = 36;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Write(ReadOnlySpan<int> representations) =>
        string.Create(representations.Length, representations, static (text, indices) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Digits[indices[i]];
        });

    /// <exception cref="FormatException">A character is no digit of base 36.</exception>
    public static int[] Read(string text) => [.. text.Select(c => Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var index ? index : throw new FormatException($"'{c}' is no decision: 0 to 9, then a to z"))];
}
