using System.CommandLine;
using System.CommandLine.Invocation;
using StreamLab.Cli.Output;

namespace StreamLab.Cli.Help;

/// <summary>What <c>--help</c> prints: what a verb does, a call to start from, its arguments, and its options in groups.</summary>
internal sealed class HelpText(Terminal terminal) : SynchronousCommandLineAction
{
    private const int Indent = 2, WidestTerm = 34, Width = 100, Narrowest = 40;

    private static readonly (string, string)[] Version = [("--version", "which version this is")];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, UsageError.VerbOf(parseResult.CommandResult));
        return (int)ExitCode.Done;
    }

    private void Write(Command command, string verb)
    {
        foreach (var line in TextLines.Wrap($"{$"streamlab {verb}".TrimEnd()}: {command.Description}", Width)) terminal.Out.WriteLine(line);
        Section("For example", [(Hint.Of(Examples.ByVerb[verb]), "")]);
        Section("Verbs", command.Subcommands.Select(c => (c.Name, c.Description ?? "")));
        Section("Arguments", command.Arguments.Select(a => (a.HelpName ?? a.Name, a.Description ?? "")));
        var options = command.Options.Where(o => !o.Recursive && o is not VersionOption).ToLookup(o => OptionGroups.Of(verb, o.Name), StringComparer.Ordinal);
        foreach (var title in OptionGroups.Titles) Section(title, options[title].Select(o => (TermOf(o), o.Description ?? "")));
        Section("Everywhere", [("--help", "this text"), ("--verbose", "stack traces with errors"), .. command is RootCommand ? Version : []]);
    }

    private static string TermOf(Option option) => $"{option.Name}{(option.HelpName is null ? "" : $" {option.HelpName}")}{(option.Required ? " (needed)" : "")}";

    private void Section(string title, IEnumerable<(string Term, string Text)> terms)
    {
        var rows = terms.ToArray();
        if (rows.Length == 0) return;
        var column = Math.Min(rows.Max(r => r.Term.Length), WidestTerm);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(title);
        foreach (var (term, text) in rows) Row(term, text, column);
    }

    private void Row(string term, string text, int column)
    {
        var lines = TextLines.Wrap(text, Math.Max(Narrowest, Width - column - (2 * Indent)));
        var start = new string(' ', Indent) + term.PadRight(column);
        if (term.Length > column && text.Length > 0)
        {
            terminal.Out.WriteLine(start);
            start = new string(' ', Indent + column);
        }
        foreach (var line in lines.DefaultIfEmpty(""))
        {
            terminal.Out.WriteLine($"{start}  {line}".TrimEnd());
            start = new string(' ', Indent + column);
        }
    }
}
