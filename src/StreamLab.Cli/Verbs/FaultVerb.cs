using System.CommandLine;
using StreamLab.Cli.Faults;
using StreamLab.Cli.Options;
using StreamLab.Server;

namespace StreamLab.Cli.Verbs;

/// <summary><c>fault</c>: breaks running edges and mends them, or plays a script of faults on the edges of an origin.</summary>
internal sealed class FaultVerb(Terminal terminal)
{
    private readonly EdgeTarget _edge = new("; with --script the URL of the origin");
    private readonly Argument<string?> _fault = new("KIND|off") { Description = $"{string.Join(", ", FaultCommand.Kinds)}; KIND[:path=GLOB,share=0.2,count=3,for=10s,time=2s,status=503,retry-after=5s,beside]", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _script = new("--script") { HelpName = "FILE", Description = "faults by the clock, a JSON object a line: at, edge, kind, …" };

    public static Command Create(Terminal terminal)
    {
        var fault = new FaultVerb(terminal);
        var verb = new Command("fault", "breaks running edges, or mends them (off)") { fault._edge.Edge, fault._fault, fault._script };
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
        _edge.SendAsync(parsed, terminal, (control, token) => control.FaultAsync(command, token), cancellation);

    private async Task<int> PlayAsync(ParseResult parsed, IReadOnlyList<ScriptedFault> script, CancellationToken cancellation)
    {
        var given = parsed.GetRequiredValue(_edge.Edge);
        var origin = UrlOption.Read(given) ?? throw CommandException.BadInput($"'{given}' is not the URL of an origin, such as http://127.0.0.1:8080");
        _edge.RefuseOrigin(parsed, "beside a script");
        var edges = await _edge.KnownToAsync(origin, parsed, cancellation);
        if (script.FirstOrDefault(f => !edges.ContainsKey(f.Edge)) is { } lost) throw EdgeTarget.NoEdge(lost.Edge, origin, edges.Keys);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var (at, name, command) in script)
        {
            if (at.ToTimeSpan() - clock.Elapsed is { Ticks: > 0 } wait) await Task.Delay(wait, cancellation);
            _edge.Tell(parsed, terminal, await edges[name].FaultAsync(command, cancellation));
        }
        return (int)ExitCode.Done;
    }
}
