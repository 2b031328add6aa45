using System.Text;

namespace StreamLab.Rules;

/// <summary>A command line as words: blanks part them, single and double quotes keep them together; nothing else is special.</summary>
internal static class CommandWords
{
    /// <exception cref="FormatException">A quote is not closed, or the program is not to be found.</exception>
    public static IReadOnlyList<string> Parse(string text)
    {
        var words = Split(text);
        if (words.Count == 0) throw new FormatException("the command is empty");
        return IsThere(words[0]) ? words : throw new FormatException($"there is no program '{words[0]}'");
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        foreach (var c in text)
        {
            if (c == quote) quote = '\0';
            else if (quote != '\0') word!.Append(c);
            else if (c is '\'' or '"') (quote, word) = (c, word ?? new());
            else if (c != ' ') (word ??= new()).Append(c);
            else word = Add(words, word);
        }
        if (quote != '\0') throw new FormatException($"a {quote} is not closed");
        Add(words, word);
        return words;
    }

    private static StringBuilder? Add(List<string> words, StringBuilder? word)
    {
        if (word is not null) words.Add(word.ToString());
        return null;
    }

    private static bool IsThere(string program) =>
        program.Contains('/', StringComparison.Ordinal)
            ? File.Exists(program)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
