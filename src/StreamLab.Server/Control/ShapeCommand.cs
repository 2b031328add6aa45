using StreamLab.Network;

namespace StreamLab.Server;

/// <summary>
/// The body of <c>POST /api/shape</c>: a new uplink, a new link for each client (a rate or a trace), new round trips. What is not named stays.
/// </summary>
public sealed record ShapeCommand
{
    private static readonly Duration LongestRoundTrip = Duration.FromSeconds(10);

    /// <summary><c>3Mbps</c>, or <c>off</c> for no limit.</summary>
    public string? Rate { get; init; }

    /// <summary>The text of a bandwidth trace that the uplink follows.</summary>
    public string? Trace { get; init; }

    /// <summary>One of <see cref="TraceFormats.ByName"/>; null: told from the text.</summary>
    public string? Format { get; init; }

    /// <summary><c>first-byte</c> (the trace's clock starts with the first request, whatever it is for; the default) or <c>now</c>.</summary>
    public string? Start { get; init; }

    /// <summary>After the trace's last period: <c>loop</c> (the default), <c>hold</c> or <c>stop</c>.</summary>
    public string? End { get; init; }

    /// <summary>The most that each client gets of this edge: <c>2Mbps</c>, or <c>off</c>.</summary>
    public string? ClientRate { get; init; }

    /// <summary>The text of a bandwidth trace that the link of each client follows; its clock is the client's own.</summary>
    public string? ClientTrace { get; init; }

    /// <summary>The round trip by which each first byte is held back: <c>20ms</c>.</summary>
    public string? Rtt { get; init; }

    /// <summary>Each round trip takes up to so much longer: <c>5ms</c>.</summary>
    public string? Jitter { get; init; }

    /// <summary>Round trips that set up a new connection: 0 to 10; 1 for TCP (the default), 2 with TLS 1.3.</summary>
    public int? ConnectRoundTrips { get; init; }

    /// <returns>The change that this asks for, or what is wrong with it.</returns>
    public Dash.Result<ShapeChange, ControlError> Read()
    {
        if (Rate is not null && Trace is not null) return new ControlError("rate and trace exclude each other");
        if (ClientRate is not null && ClientTrace is not null) return new ControlError("clientRate and clientTrace exclude each other");
        if ((Trace ?? ClientTrace) is null && (Format ?? Start ?? End) is not null) return new ControlError("format, start and end belong to a trace");
        if (!ReadLink("rate", Rate, Trace).TryGet(out var uplink, out var error)
            || !ReadLink("clientRate", ClientRate, ClientTrace).TryGet(out var clientLink, out error)
            || !ReadRoundTrip().TryGet(out var roundTrip, out error)) return error;
        var change = new ShapeChange { Uplink = uplink.Shape, ClientLink = clientLink.Shape, RoundTrip = roundTrip };
        return change == new ShapeChange() ? new ControlError("nothing to change: name a rate, a trace or a round trip") : change;
    }

    private Dash.Result<NewLink, ControlError> ReadLink(string name, string? rate, string? trace)
    {
        if (trace is not null) return ReadTrace(trace);
        if (rate is null) return new NewLink(null);
        if (rate == "off") return new NewLink(LinkShape.Unlimited);
        return Bitrate.TryParse(rate, out var read) && read.BitsPerSecond <= 1e15
            ? new NewLink(LinkShape.Constant(read))
            : new ControlError($"{name} '{rate}' is not a rate: write 3Mbps, 800kbps or off");
    }

    private Dash.Result<NewLink, ControlError> ReadTrace(string text)
    {
        var format = TraceFormat.Detect;
        if (Format is not null && !TraceFormats.ByName.TryGetValue(Format, out format))
            return new ControlError($"unknown trace format '{Format}'; {KnownNames.ThereAre(TraceFormats.ByName.Keys.Order(StringComparer.Ordinal), Format)}");
        TraceEnd? end = End switch { null or "loop" => TraceEnd.Loop, "hold" => TraceEnd.Hold, "stop" => TraceEnd.Stop, _ => null };
        if (end is null) return new ControlError($"a trace ends with loop, hold or stop, not '{End}'");
        if (Start is not (null or "first-byte" or "now")) return new ControlError($"a trace starts first-byte or now, not '{Start}'");
        var read = TraceReader.Read(text, format, end.Value);
        return read.Trace is { } trace ? new NewLink(new LinkShape(trace, IsTrace: true, StartsNow: Start == "now")) : new ControlError($"the trace cannot be read: {read.Error}");
    }

    private Dash.Result<RoundTripChange, ControlError> ReadRoundTrip()
    {
        if (!TryReadTime(Rtt, out var rtt)) return NoTime("rtt", Rtt);
        if (!TryReadTime(Jitter, out var jitter)) return NoTime("jitter", Jitter);
        return ConnectRoundTrips is null or (>= 0 and <= 10)
            ? new RoundTripChange(rtt, jitter, ConnectRoundTrips)
            : new ControlError($"connectRoundTrips {ConnectRoundTrips} is not from 0 to 10");
    }

    private static bool TryReadTime(string? text, out Duration? time)
    {
        time = Duration.TryParse(text ?? "0s", out var read) && text is not null ? read : null;
        return text is null || time <= LongestRoundTrip;
    }

    private static ControlError NoTime(string name, string? text) => new($"{name} '{text}' is not a time of at most {LongestRoundTrip.Seconds} s: write 20ms");

    /// <param name="Shape">Null: as it is.</param>
    private sealed record NewLink(LinkShape? Shape);
}
