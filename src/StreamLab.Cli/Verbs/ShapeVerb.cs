using System.CommandLine;
using StreamLab.Cli.Options;

namespace StreamLab.Cli.Verbs;

/// <summary><c>shape</c>: throttles running edges.</summary>
internal sealed class ShapeVerb(Terminal terminal)
{
    private readonly Argument<string?> _rate = new("RATE|off") { Description = "the uplink, shared by all clients", Arity = ArgumentArity.ZeroOrOne };
    private readonly ShapeOptions _shape = new();
    private readonly EdgeTarget _edge = new();

    public static Command Create(Terminal terminal)
    {
        var shape = new ShapeVerb(terminal);
        var verb = new Command("shape", "throttles running edges") { shape._edge.Edge, shape._rate };
        shape._shape.AddTo(verb);
        shape._edge.AddOptionsTo(verb);
        verb.SetAction(shape.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var rate = parsed.GetValue(_rate);
        if (rate is not null) parsed.Refuse(_shape.Trace, "beside a rate");
        var command = _shape.Read(parsed, rate) ?? throw CommandException.BadInput("say how: a rate such as 3Mbps, off, --trace, --client-rate, --client-trace or --rtt");
        _shape.Warn(parsed, terminal.Error);
        return await _edge.SendAsync(parsed, terminal, (control, token) => control.ShapeAsync(command, token), cancellation);
    }
}
