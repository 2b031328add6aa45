using System.CommandLine;
using System.CommandLine.Help;
using StreamLab.Cli.Help;
using StreamLab.Cli.Output;
using StreamLab.Cli.Verbs;

namespace StreamLab.Cli;

/// <summary>The door of the <c>streamlab</c> command: parses, runs a verb, and turns every failure into one line and an exit code.</summary>
internal static class CommandLine
{
    private static readonly ParserConfiguration Parser = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "stack traces with errors", Recursive = true };

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellation)
    {
        var parsed = RootFor(arguments, terminal).Parse(arguments, Parser);
        try
        {
            if (UsageError.Of(parsed) is { } error) throw CommandException.BadInput(error);
            var configuration = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            terminal.Error.WriteLine("cancelled");
            return (int)ExitCode.Cancelled;
        }
        catch (Exception e)
        {
            return Report(e, parsed, terminal.Error);
        }
    }

    /// <summary>All verbs with their help.</summary>
    public static RootCommand Root(Terminal terminal) => Root(VerbTable.All, terminal);

    // The other verbs would only be made and compiled, which takes longer than many a verb's work.
    private static RootCommand RootFor(IReadOnlyList<string> arguments, Terminal terminal) => Root(VerbTable.NamedBy(arguments), terminal);

    private static RootCommand Root(IEnumerable<VerbTable.Entry> verbs, Terminal terminal)
    {
        var root = new RootCommand("a laboratory for adaptive video streaming") { Verbose };
        foreach (var verb in verbs) root.Add(verb.Create(terminal));
        root.Options.OfType<HelpOption>().Single().Action = new HelpText(terminal);
        return root;
    }

    private static int Report(Exception exception, ParseResult parsed, TextWriter error)
    {
        var (code, message) = exception switch
        {
            CommandException e => (e.Code, e.Message),
            IOException or UnauthorizedAccessException => (ExitCode.BadInput, exception.Message),
            _ => (ExitCode.DoesNotHold, $"a mistake in StreamLab itself: {exception.GetType().Name}: {exception.Message} (--verbose shows where)"),
        };
        error.WriteLine($"{UsageError.PathOf(parsed.CommandResult)}: {OneLine(message)}");
        if (parsed.GetValue(Verbose)) error.WriteLines(exception.ToString());
        return (int)code;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
