using System.CommandLine;
using StreamLab.Cli.Faults;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary><c>fault</c>: breaks a running edge and mends it, or plays a script of faults on the edges of an origin.</summary>
internal sealed class FaultVerb(Terminal terminal)
{
    private readonly EdgeTarget _edge = new("the edge; with --script the origin");
    private readonly Argument<string?> _fault = new("KIND|off") { Description = $"{string.Join(", ", FaultCommand.Kinds)}; KIND[:path=GLOB,share=0.2,count=3,for=10s,time=2s,status=503,retry-after=5s,beside]", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _script = new("--script") { HelpName = "FILE", Description = "faults by the clock, a JSON object a line: at, edge, kind, …" };

    public static Command Create(Terminal terminal)
    {
        var fault = new FaultVerb(terminal);
        var verb = new Command("fault", "breaks a running edge, or mends it (off)") { fault._edge.Url, fault._fault, fault._script };
        fault._edge.AddOptionsTo(verb);
        verb.SetAction(fault.RunAsync);
        return verb;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation) => (parsed.GetValue(_fault), parsed.GetValue(_script)) switch
    {
        ({ } text, null) => BreakAsync(parsed, FaultSyntax.Parse(text), cancellation),
        (null, { } file) => PlayAsync(parsed, FaultScript.Load(file), cancellation),
        _ => throw CommandException.BadInput($"say how: {FaultSyntax.Help}; or --script FILE, one of both"),
    };

    private Task<int> BreakAsync(ParseResult parsed, FaultCommand command, CancellationToken cancellation) =>
        _edge.SendAsync(parsed, terminal.Out, (control, token) => control.FaultAsync(command, token), cancellation);

    private async Task<int> PlayAsync(ParseResult parsed, IReadOnlyList<ScriptedFault> script, CancellationToken cancellation)
    {
        var origin = parsed.GetRequiredValue(_edge.Url);
        if (!(await EdgeDirectory.LookAsync(origin, cancellation)).TryGet(out var edges, out var error)) throw CommandException.BadInput(error.Message);
        var urls = edges.ToDictionary(e => e.Name, e => e.Url, StringComparer.Ordinal);
        if (script.FirstOrDefault(f => !urls.ContainsKey(f.Edge)) is { } lost)
            throw CommandException.BadInput($"there is no edge '{lost.Edge}'; {origin} knows {string.Join(", ", urls.Keys.Order(StringComparer.Ordinal))}");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var (at, name, command) in script)
        {
            if (at.ToTimeSpan() - clock.Elapsed is { Ticks: > 0 } wait) await Task.Delay(wait, cancellation);
            await _edge.SendAsync(parsed, urls[name], terminal.Out, (control, token) => control.FaultAsync(command, token), cancellation);
        }
        return (int)ExitCode.Done;
    }
}
