using System.CommandLine;

namespace StreamLab.Cli.Options;

/// <summary>Options that take one of a few words.</summary>
internal static class WordOption
{
    /// <param name="meanings">What each word stands for; the first is the default.</param>
    public static Option<T> Create<T>(string name, string description, params (string Word, T Meaning)[] meanings) => new(name)
    {
        HelpName = string.Join('|', meanings.Select(m => m.Word)),
        Description = $"{description} (default {meanings[0].Word})",
        DefaultValueFactory = _ => meanings[0].Meaning,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            foreach (var (word, meaning) in meanings)
                if (word == text) return meaning;
            result.AddError($"{name} '{text}' is not one of {string.Join(", ", meanings.Select(m => m.Word))}{KnownNames.DidYouMean(meanings.Select(m => m.Word), text)}");
            return default!;
        },
    };
}
