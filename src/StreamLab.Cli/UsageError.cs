using System.CommandLine;
using System.CommandLine.Parsing;

namespace StreamLab.Cli;

/// <summary>Says in one line what is wrong with a command line, and what to do.</summary>
internal static class UsageError
{
    /// <returns>What is wrong in one line; null when nothing is.</returns>
    public static string? Of(ParseResult parsed) => parsed.Errors.Count > 0 ? Describe(parsed) : Mistyped(parsed) ?? Empty(parsed);

    private static string Describe(ParseResult parsed)
    {
        var verb = parsed.CommandResult;
        if (parsed.UnmatchedTokens.Count > 0) return Unmatched(parsed.UnmatchedTokens[0], verb);
        if (verb.Command.Subcommands.Count > 0) return $"name a verb: {string.Join(", ", VerbsOf(verb))}";
        var error = parsed.Errors[0];
        return error.SymbolResult switch
        {
            ArgumentResult { Argument: var argument, Parent: CommandResult, Tokens.Count: 0 } => $"{argument.HelpName ?? argument.Name} is missing; {SeeHelp(verb)}",
            OptionResult { IdentifierTokenCount: 0 } option => $"{option.Option.Name} is missing; {SeeHelp(verb)}",
            OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} needs a value; {SeeHelp(verb)}",
            OptionResult { IdentifierTokenCount: > 1 } option => $"{option.Option.Name} is given twice",
            _ => error.Message,
        };
    }

    /// <summary>An unknown option is taken for an argument or a value where one may stand; unless it comes after <c>--</c>, it is none.</summary>
    private static string? Mistyped(ParseResult parsed)
    {
        var afterDashes = parsed.Tokens.SkipWhile(t => t.Type != TokenType.DoubleDash).Select(t => t.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var result in parsed.CommandResult.Children)
            foreach (var text in result.Tokens.Select(t => t.Value).Where(text => !afterDashes.Contains(text)))
            {
                if (result is ArgumentResult && text.StartsWith('-')) return Unmatched(text, parsed.CommandResult);
                if (result is OptionResult option && text.StartsWith("--", StringComparison.Ordinal)) return $"{option.Option.Name} needs a value, and '{text}' is none; {SeeHelp(parsed.CommandResult)}";
            }
        return null;
    }

    /// <summary>No value and no name is empty, or has the sign with which the system ends its names.</summary>
    private static string? Empty(ParseResult parsed)
    {
        var empty = parsed.CommandResult.Children.FirstOrDefault(result => result.Tokens.Any(t => t.Value.Length == 0 || t.Value.Contains('\0', StringComparison.Ordinal)));
        return empty switch
        {
            OptionResult option => $"{option.Option.Name} is given nothing; {SeeHelp(parsed.CommandResult)}",
            ArgumentResult { Argument: var argument } => $"{argument.HelpName ?? argument.Name} is empty; {SeeHelp(parsed.CommandResult)}",
            _ => null,
        };
    }

    private static string Unmatched(string token, CommandResult verb)
    {
        if (verb.Command.Subcommands.Count > 0) return $"there is no verb '{token}'; {KnownNames.ThereAre(VerbsOf(verb), token)}";
        return token.StartsWith('-')
            ? $"there is no option '{token}'{KnownNames.DidYouMean(OptionsOf(verb), token)}; {SeeHelp(verb)}" + (File.Exists(token) ? $", and './{token}' names the file" : "")
            : $"'{token}' is one argument too many; {SeeHelp(verb)}";
    }

    private static IEnumerable<string> VerbsOf(CommandResult root) => root.Command.Subcommands.Select(c => c.Name);

    private static IEnumerable<string> OptionsOf(CommandResult verb) => verb.Command.Options.Select(o => o.Name);

    private static string SeeHelp(CommandResult verb) => $"'{Hint.Of($"{VerbOf(verb)} --help".TrimStart())}' shows how";

    /// <summary>The verb with those above it, without the program: <c>trace make</c>; empty for none.</summary>
    public static string VerbOf(CommandResult verb) => verb.Parent is CommandResult above ? $"{VerbOf(above)} {verb.Command.Name}".TrimStart() : "";

    /// <summary>The verb with the program and those above it: <c>streamlab trace make</c>.</summary>
    public static string PathOf(CommandResult verb) => $"streamlab {VerbOf(verb)}".TrimEnd();
}
