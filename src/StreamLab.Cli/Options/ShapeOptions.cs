using System.CommandLine;
using System.Globalization;
using StreamLab.Network;
using StreamLab.Server;

namespace StreamLab.Cli.Options;

/// <summary>How an edge's uplink, its clients' links and its round trips are limited, in <c>edge</c> and <c>shape</c>.</summary>
internal sealed class ShapeOptions
{
    private const int MostRoundTrips = 10;

    private readonly Option<string?> _trace = new("--trace") { HelpName = "FILE", Description = "the uplink follows a bandwidth trace" };
    private readonly Option<string> _start = WordOption.Create("--trace-start", "when its clock starts", ("first-byte", "first-byte"), ("now", "now"));
    private readonly Option<string?> _clientRate = new("--client-rate") { HelpName = "RATE|off", Description = "the most each client gets" };
    private readonly Option<string?> _clientTrace = new("--client-trace") { HelpName = "FILE", Description = "the link of each client follows a bandwidth trace" };
    private readonly Option<Duration?> _roundTrip = UnitOption.Time("--rtt", "holds each first byte back");
    private readonly Option<Duration?> _jitter = UnitOption.Time("--jitter", "each round trip takes up to so much longer");
    private readonly Option<int?> _toConnect = NumberOption.OptionalCount("--connect-rtts", "round trips that set up a connection (default 1; with TLS 2)", MostRoundTrips);
    private readonly TraceOptions _reading = new();

    public Option<string?> Trace => _trace;

    public void AddTo(Command verb)
    {
        verb.Add(_trace);
        verb.Add(_clientRate);
        verb.Add(_clientTrace);
        _reading.AddTo(verb);
        foreach (var option in (Option[])[_start, _roundTrip, _jitter, _toConnect]) verb.Add(option);
    }

    /// <param name="rate">Of the uplink, or <c>off</c>; null: not given.</param>
    /// <returns>Null when nothing is given that limits anything.</returns>
    /// <exception cref="CommandException">No rate, no trace, or options that have no effect together.</exception>
    public ShapeCommand? Read(ParseResult parsed, string? rate)
    {
        parsed.RefuseTogether(_clientRate, _clientTrace);
        if (!parsed.Has(_clientTrace))
            foreach (var option in (Option[])[_reading.Format, _reading.End, _start]) parsed.RefuseWithout(option, _trace);
        var (trace, clientTrace) = (parsed.GetValue(_trace), parsed.GetValue(_clientTrace));
        var command = new ShapeCommand
        {
            Rate = rate,
            Trace = trace is null ? null : TraceFile.ReadText(trace),
            ClientRate = parsed.GetValue(_clientRate),
            ClientTrace = clientTrace is null ? null : TraceFile.ReadText(clientTrace),
            Rtt = Text(parsed.GetValue(_roundTrip)),
            Jitter = Text(parsed.GetValue(_jitter)),
            ConnectRoundTrips = parsed.GetValue(_toConnect),
        };
        if (command == new ShapeCommand()) return null;
        if ((trace ?? clientTrace) is not null)
            command = command with { Format = FormatName(parsed), End = parsed.GetValue(_reading.End).ToString().ToLowerInvariant(), Start = parsed.GetValue(_start) };
        return command.Read().TryGet(out _, out var error) ? command : throw CommandException.BadInput(Where(trace, clientTrace) + error.Message);
    }

    /// <summary>Says which of its traces hardly can be meant as they are read.</summary>
    public void Warn(ParseResult parsed, TextWriter output)
    {
        foreach (var file in new[] { _trace, _clientTrace }.Select(parsed.GetValue).OfType<string>()) _reading.Load(parsed, file).Warn(output.WriteLine);
    }

    private static string Where(params string?[] files) => files.OfType<string>().ToArray() is { Length: > 0 } named ? $"{string.Join(" or ", named)}: " : "";

    private static string? Text(Duration? time) => time is { } given ? given.Milliseconds.ToString(CultureInfo.InvariantCulture) + "ms" : null;

    private string? FormatName(ParseResult parsed)
    {
        var format = parsed.GetValue(_reading.Format);
        return format == TraceFormat.Detect ? null : TraceFormats.ByName.First(f => f.Value == format).Key;
    }
}
