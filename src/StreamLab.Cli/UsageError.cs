using System.CommandLine;
using System.CommandLine.Parsing;

namespace StreamLab.Cli;

/// <summary>Says in one line what is wrong with a command line, and what to do.</summary>
internal static class UsageError
{
    public static string Describe(ParseResult parsed)
    {
        var verb = parsed.CommandResult;
        if (parsed.UnmatchedTokens.Count > 0) return Unmatched(parsed.UnmatchedTokens[0], verb);
        if (verb.Parent is null) return $"name a verb: {Verbs(verb)}";
        var error = parsed.Errors[0];
        return error.SymbolResult switch
        {
            ArgumentResult { Argument: var argument, Parent: CommandResult, Tokens.Count: 0 } => $"{argument.HelpName ?? argument.Name} is missing; {SeeHelp(verb)}",
            OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} needs a value; {SeeHelp(verb)}",
            OptionResult { IdentifierTokenCount: > 1 } option => $"{option.Option.Name} is given twice",
            _ => error.Message,
        };
    }

    private static string Unmatched(string token, CommandResult verb)
    {
        if (verb.Parent is null) return $"there is no verb '{token}'; there are {Verbs(verb)}";
        return token.StartsWith('-')
            ? $"there is no option '{token}'; {SeeHelp(verb)}" + (File.Exists(token) ? $", and './{token}' names the file" : "")
            : $"'{token}' is one argument too many; {SeeHelp(verb)}";
    }

    private static string Verbs(CommandResult root) => string.Join(", ", root.Command.Subcommands.Select(c => c.Name));

    private static string SeeHelp(CommandResult verb) => $"'streamlab {verb.Command.Name} --help' shows how";
}
