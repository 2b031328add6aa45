using StreamLab.Network;

namespace StreamLab.Server;

/// <summary>
/// The body of <c>POST /api/shape</c>: a new uplink (a rate or a trace), a new rate for each client, or both. What is not named stays.
/// </summary>
public sealed record ShapeCommand
{
    /// <summary><c>3Mbps</c>, or <c>off</c> for no limit.</summary>
    public string? Rate { get; init; }

    /// <summary>The text of a bandwidth trace.</summary>
    public string? Trace { get; init; }

    /// <summary>One of <see cref="TraceFormats.ByName"/>; null: told from the text.</summary>
    public string? Format { get; init; }

    /// <summary><c>first-byte</c> (the trace's clock starts with the first Media Segment that is asked for; the default) or <c>now</c>.</summary>
    public string? Start { get; init; }

    /// <summary>After the trace's last period: <c>loop</c> (the default), <c>hold</c> or <c>stop</c>.</summary>
    public string? End { get; init; }

    /// <summary>Each client's share of this edge at most: <c>2Mbps</c>, or <c>off</c>.</summary>
    public string? ClientRate { get; init; }

    /// <returns>The change that this asks for, or what is wrong with it.</returns>
    public Dash.Result<ShapeChange, ControlError> Read()
    {
        if (Rate is null && Trace is null && ClientRate is null) return new ControlError("nothing to change: name rate, trace or clientRate");
        if (Rate is not null && Trace is not null) return new ControlError("rate and trace exclude each other");
        if (Trace is null && (Format ?? Start ?? End) is not null) return new ControlError("format, start and end belong to a trace");
        Bitrate? clientRate = null;
        if (ClientRate is not null)
        {
            if (!TryReadRate(ClientRate, out var read)) return NoRate("clientRate", ClientRate);
            clientRate = read;
        }
        if (Trace is not null) return ReadTrace(clientRate);
        if (Rate is null) return new ShapeChange(null, clientRate);
        return TryReadRate(Rate, out var rate) ? new ShapeChange(UplinkShape.Constant(rate), clientRate) : NoRate("rate", Rate);
    }

    private Dash.Result<ShapeChange, ControlError> ReadTrace(Bitrate? clientRate)
    {
        var format = TraceFormat.Detect;
        if (Format is not null && !TraceFormats.ByName.TryGetValue(Format, out format))
            return new ControlError($"unknown trace format '{Format}'; there are {string.Join(", ", TraceFormats.ByName.Keys.Order(StringComparer.Ordinal))}");
        TraceEnd? end = End switch { null or "loop" => TraceEnd.Loop, "hold" => TraceEnd.Hold, "stop" => TraceEnd.Stop, _ => null };
        if (end is null) return new ControlError($"a trace ends with loop, hold or stop, not '{End}'");
        if (Start is not (null or "first-byte" or "now")) return new ControlError($"a trace starts first-byte or now, not '{Start}'");
        var read = TraceReader.Read(Trace!, format, end.Value);
        return read.Trace is { } trace
            ? new ShapeChange(new UplinkShape(trace, IsTrace: true, StartsNow: Start == "now"), clientRate)
            : new ControlError($"the trace cannot be read: {read.Error}");
    }

    private static bool TryReadRate(string text, out Bitrate rate)
    {
        rate = Bitrate.Unlimited;
        return text == "off" || (Bitrate.TryParse(text, out rate) && rate.BitsPerSecond <= 1e15);
    }

    private static ControlError NoRate(string name, string text) => new($"{name} '{text}' is not a rate: write 3Mbps, 800kbps or off");
}
