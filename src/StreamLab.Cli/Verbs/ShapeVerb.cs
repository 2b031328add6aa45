using System.CommandLine;
using StreamLab.Cli.Options;

namespace StreamLab.Cli.Verbs;

/// <summary><c>shape</c>: throttles a running edge.</summary>
internal sealed class ShapeVerb(TextWriter output)
{
    private readonly Argument<string?> _rate = new("RATE|off") { Description = "the uplink, shared by all clients", Arity = ArgumentArity.ZeroOrOne };
    private readonly ShapeOptions _shape = new();
    private readonly EdgeTarget _edge = new();

    public static Command Create(Terminal terminal)
    {
        var shape = new ShapeVerb(terminal.Out);
        var verb = new Command("shape", "throttles a running edge") { shape._edge.Url, shape._rate };
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
        return await _edge.SendAsync(parsed, output, (control, token) => control.ShapeAsync(command, token), cancellation);
    }
}
