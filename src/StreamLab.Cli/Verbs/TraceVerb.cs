using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Tracing;
using StreamLab.Experiments;

namespace StreamLab.Cli.Verbs;

/// <summary><c>trace</c>: makes bandwidth traces and turns them from one format into another.</summary>
internal static class TraceVerb
{
    private static readonly Duration DefaultLength = Duration.FromSeconds(300);

    public static Command Create(Terminal terminal) =>
        new("trace", "makes bandwidth traces, and converts them between formats") { Make(terminal), Convert(terminal) };

    private static Command Make(Terminal terminal)
    {
        var generator = new Argument<string>("GENERATOR") { Description = "name:param=value as 'list traces' shows" };
        var length = UnitOption.Time("--length", $"of the trace (default {DefaultLength})");
        var seed = NumberOption.Count("--seed", "another seed gives another trace", defaultValue: 1, least: 0);
        var output = new TraceOutput(terminal);
        var verb = new Command("make", "makes a trace; the same seed gives the same one") { generator, length, seed };
        output.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var spec = parsed.GetRequiredValue(generator);
            if (!TraceGenerators.All.TryCreate(spec, out var made, out var error)) throw CommandException.BadInput(error);
            try
            {
                return output.Write(parsed, TraceGenerators.Make(made, parsed.GetValue(length) ?? DefaultLength, (ulong)parsed.GetValue(seed)), spec);
            }
            catch (Exception e) when (e is StudyException or ArgumentException)
            {
                throw CommandException.BadInput($"{spec}: {e.Message}", e);
            }
        });
        return verb;
    }

    private static Command Convert(Terminal terminal)
    {
        var input = new Argument<string>("FILE") { Description = "a trace in any format" };
        var format = new TraceOptions().Format;
        var output = new TraceOutput(terminal);
        var verb = new Command("convert", "writes a trace in another format") { input, format };
        output.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(input);
            var loaded = TraceFile.Load(file, parsed.GetValue(format));
            loaded.Warn(terminal.Error.WriteLine);
            return output.Write(parsed, loaded.Trace, file);
        });
        return verb;
    }
}
