namespace StreamLab.Cli.Output;

/// <summary>
/// Text of others (manifests, media, names of files and servers) as it may be shown: what would move a cursor, colour a terminal, end a
/// line or turn the direction of writing is replaced by a visible sign.
/// </summary>
internal static class VisibleText
{
    private const char FirstPicture = '\u2400', PictureOfDelete = '\u2421', Unknown = '\uFFFD', Delete = '\x7f';

    public static string Of(string text) => text.All(c => Of(c) == c) ? text : string.Create(text.Length, text, static (shown, text) =>
    {
        for (var i = 0; i < text.Length; i++) shown[i] = Of(text[i]);
    });

    public static char Of(char c) => c switch
    {
        '\t' => c,
        < ' ' => (char)(FirstPicture + c),
        Delete => PictureOfDelete,
        _ when char.IsControl(c) || TurnsDirection(c) => Unknown,
        _ => c,
    };

    /// <summary>For a table, a bar or a story, whose own colours are written as markup.</summary>
    public static string Markup(string text) => Spectre.Console.Markup.Escape(Of(text));

    private static bool TurnsDirection(char c) => c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
