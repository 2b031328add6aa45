using System.CommandLine;

namespace StreamLab.Cli.Options;

/// <summary><c>--language TAG</c>: which sound of several is played.</summary>
internal sealed class LanguageOption
{
    private const int LongestTag = 35, LongestSubtag = 8; // RFC 5646, 4.4.1 and 2.1

    private readonly Option<string?> _language = new("--language")
    {
        HelpName = "TAG",
        Description = "the language of the sound (BCP 47): de takes de, de-CH and deu (default: the main sound)",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (IsTag(text)) return text;
            result.AddError($"--language '{text}' is no language tag, such as de or de-CH");
            return null;
        },
    };

    public void AddTo(Command verb) => verb.Add(_language);

    /// <returns>Null where any will do.</returns>
    public string? Read(ParseResult parsed) => parsed.GetValue(_language);

    /// <param name="error">Why there is no sound in that language.</param>
    public static CommandException NotThere(string error) => CommandException.BadInput($"--language: {error}");

    private static bool IsTag(string text) => text.Length <= LongestTag
        && text.Split('-').All(part => part.Length is > 0 and <= LongestSubtag && part.All(char.IsAsciiLetterOrDigit));
}
