namespace StreamLab.Cli.Output;

/// <summary>Texts of our own that have several lines.</summary>
internal static class TextLines
{
    public static void WriteLines(this TextWriter output, string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n')) output.WriteLine(line);
    }

    /// <summary>Breaks a text between words.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length > 0 ? $"{line} {word}" : word;
        }
        if (line.Length > 0) yield return line;
    }
}
