using StreamLab.Network;

namespace StreamLab.Simulation;

/// <summary>
/// The network and the buffer of Pensieve's simulator (test/fixed_env.py; Mao et al., SIGCOMM'17), with its quirks by name. Traces are to be
/// read as <see cref="TraceFormat.Pensieve"/>.
/// </summary>
public sealed class PensieveEnvironment(BandwidthTrace trace, Duration bufferCapacity)
{
    /// <summary>Quirk: each download takes one round trip longer, during which the trace stands still.</summary>
    public static Duration RoundTripTime => Duration.FromMilliseconds(80);

    /// <summary>Quirk: of what the trace says, so much is payload.</summary>
    public const double PayloadShare = 0.95;

    /// <summary>Quirk: a player with more than a full buffer sleeps, after the append, in steps of half a second.</summary>
    public static Duration SleepStep => Duration.FromMilliseconds(500);

    /// <summary>Quirk: the first Segment has this index, and its download counts as a stall that sums leave out.</summary>
    public const int FirstRepresentation = 1;

    private readonly BandwidthTrace _payload = trace.Scale(PayloadShare);

    public Duration BufferCapacity { get; } = bufferCapacity;

    /// <summary>When the last bit of a transfer is through that starts at a time of the trace; never, where the trace brings no more.</summary>
    public Instant TransferEnd(Instant traceTime, DataSize size) => _payload.TransferEnd(traceTime, size);

    /// <summary>The latest start of a transfer that is through by a time of the trace; minus infinity where there is none.</summary>
    public Instant TransferStart(Instant traceTime, DataSize size) => _payload.TransferStart(traceTime, size);

    /// <summary>Downloads one Segment and sleeps if the buffer is more than full.</summary>
    /// <param name="state">Before the request; afterwards, when the next request may be sent.</param>
    public PensieveDownload Download(ref PensieveState state, DataSize size, Duration segment)
    {
        var end = TransferEnd(state.TraceTime, size);
        var transfer = end - state.TraceTime;
        var time = transfer + RoundTripTime;
        var stall = Duration.Max(time - state.Buffer, Duration.Zero);
        var buffer = Duration.Max(state.Buffer - time, Duration.Zero) + segment;
        var sleep = SleepOf(buffer);
        state = new PensieveState(end + sleep, buffer - sleep);
        return new PensieveDownload(transfer, stall, sleep);
    }

    /// <summary>How long a player with so much in its buffer sleeps.</summary>
    public Duration SleepOf(Duration buffer) =>
        buffer > BufferCapacity ? SleepStep * Math.Ceiling((buffer - BufferCapacity) / SleepStep) : Duration.Zero;
}
