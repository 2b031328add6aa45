using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Player;

namespace StreamLab.Cli.Verbs;

/// <summary><c>replay</c>: does a fresh core, fed with a session's inputs, command the same?</summary>
internal static class ReplayVerb
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("INPUT_LOG") { Description = "what --input-log of play or simulate has written" };
        var rules = new RuleBookOption();
        var json = CommonOptions.Json();
        var verb = new Command("replay", "feeds a logged session to a fresh core; ends with 1 at the first command that differs") { path, json };
        rules.AddTo(verb);
        verb.SetAction(parsed =>
        {
            using var book = rules.Open(parsed);
            return Replay(parsed.GetRequiredValue(path), book.RulesForFiles, parsed.GetValue(json), terminal);
        });
        return verb;
    }

    private static int Replay(string path, Catalog<IAbrRule> rules, bool json, Terminal terminal)
    {
        var result = Run(path, rules);
        if (json) Json.WriteDocument(terminal.Out, result);
        else Write(terminal.Out, result);
        return (int)(result.Difference is null ? ExitCode.Done : ExitCode.DoesNotHold);
    }

    private static ReplayResult Run(string path, Catalog<IAbrRule> rules)
    {
        if (RegularFile.Refusal(path, long.MaxValue) is { } why) throw CommandException.BadInput($"{path}: {why}");
        using var log = File.OpenText(path);
        return InputLog.TryReplay(log, observer: null, out var result, out var error, rules) ? result : throw CommandException.BadInput($"{path}: {error}");
    }

    private static void Write(TextWriter output, ReplayResult result)
    {
        output.WriteLine(result.Difference is null
            ? $"the same: {result.Inputs} inputs, {result.Commands} commands"
            : $"DIFFERENT after {result.Commands} equal commands: {result.Difference}");
        SummaryText.Write(output, result.Summary);
    }
}
