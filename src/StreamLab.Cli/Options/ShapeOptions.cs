using System.CommandLine;
using StreamLab.Network;
using StreamLab.Server;

namespace StreamLab.Cli.Options;

/// <summary>How an edge's uplink and its clients' shares are limited, in <c>edge</c> and <c>shape</c>.</summary>
internal sealed class ShapeOptions
{
    private readonly Option<string?> _trace = new("--trace") { HelpName = "FILE", Description = "the uplink follows a bandwidth trace" };
    private readonly Option<string> _start = WordOption.Create("--trace-start", "when its clock starts", ("first-byte", "first-byte"), ("now", "now"));
    private readonly Option<string?> _clientRate = new("--client-rate") { HelpName = "RATE|off", Description = "the most each client gets" };
    private readonly TraceOptions _reading = new();

    public Option<string?> Trace => _trace;

    public void AddTo(Command verb)
    {
        verb.Add(_trace);
        _reading.AddTo(verb);
        verb.Add(_start);
        verb.Add(_clientRate);
    }

    /// <param name="rate">Of the uplink, or <c>off</c>; null: not given.</param>
    /// <returns>Null when nothing is given that limits anything.</returns>
    /// <exception cref="CommandException">No rate, no trace, or options that have no effect together.</exception>
    public ShapeCommand? Read(ParseResult parsed, string? rate)
    {
        foreach (var option in (Option[])[_reading.Format, _reading.End, _start]) parsed.RefuseWithout(option, _trace);
        var (trace, clientRate) = (parsed.GetValue(_trace), parsed.GetValue(_clientRate));
        if (rate is null && trace is null && clientRate is null) return null;
        var command = new ShapeCommand { Rate = rate, ClientRate = clientRate };
        if (trace is not null)
        {
            command = command with
            {
                Trace = TraceFile.ReadText(trace),
                Format = FormatName(parsed),
                End = parsed.GetValue(_reading.End).ToString().ToLowerInvariant(),
                Start = parsed.GetValue(_start),
            };
        }
        return command.Read().TryGet(out _, out var error) ? command : throw CommandException.BadInput(trace is null ? error.Message : $"{trace}: {error.Message}");
    }

    private string? FormatName(ParseResult parsed)
    {
        var format = parsed.GetValue(_reading.Format);
        return format == TraceFormat.Detect ? null : TraceFormats.ByName.First(f => f.Value == format).Key;
    }
}
