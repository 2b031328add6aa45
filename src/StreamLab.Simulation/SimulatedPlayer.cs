using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>
/// One player core in virtual time: hands it what happens, and does what it asks. The simulated renderer keeps perfect time, so its reports
/// would say what the core extrapolates already, and are left out.
/// </summary>
internal abstract class SimulatedPlayer(PlayerCore core, IObserver<SessionEvent>? observer, IInputRecorder? recorder)
{
    protected static Duration ProgressCadence => Duration.FromMilliseconds(100);
    private static Duration BufferCadence => Duration.FromSeconds(1);

    private readonly IReadOnlyList<AdaptationSet> _tracks = core.Tracks;
    private Instant _bufferToldAt = Instant.Never;
    private BufferEvent? _bufferTold;

    public bool IsEnded => core.IsEnded;

    /// <summary>When the core asked to be woken.</summary>
    protected Instant WakeAt { get; private set; } = Instant.Never;

    /// <summary>Ends a session from outside.</summary>
    public void Stop(Instant now, StopReason reason)
    {
        TellBuffersUpTo(now);
        Feed(PlayerInput.Stopped(now, reason));
    }

    /// <summary>Begins a transfer.</summary>
    protected abstract void Send(Instant now, in SegmentRequest request, DataSize size);

    /// <summary>Ends a transfer before its time.</summary>
    protected abstract void Abandon(Instant now, int requestId);

    protected void Feed(in PlayerInput input)
    {
        var commands = core.Handle(input);
        recorder?.Record(input, commands);
        foreach (ref readonly var command in commands)
        {
            switch (command.Kind)
            {
                case PlayerCommandKind.Request: Send(input.At, command.Request, SizeOf(command.Request)); break;
                case PlayerCommandKind.Abandon: Abandon(input.At, command.RequestId); break;
                case PlayerCommandKind.WakeAt: WakeAt = command.At; break;
                default: break; // the picture: nobody watches
            }
        }
    }

    protected void Wake(Instant now)
    {
        WakeAt = Instant.Never;
        Feed(PlayerInput.TimerFired(now));
    }

    /// <summary>
    /// The log's <c>buffer</c> lines: at whole seconds of session time, where something has changed since the line before. However long nothing happens, a
    /// log grows by what does.
    /// </summary>
    protected void TellBuffersUpTo(Instant now)
    {
        if (observer is null || core.SessionOrigin == Instant.Never) return;
        if (_bufferToldAt == Instant.Never) _bufferToldAt = core.SessionOrigin;
        while (_bufferToldAt + BufferCadence <= now)
        {
            _bufferToldAt += BufferCadence;
            if (TellBuffers(_bufferToldAt)) continue;
            // Between two inputs the picture may come to a stand, but it does not start: nothing changes up to now.
            var seconds = Math.Floor((now - _bufferToldAt) / BufferCadence);
            _bufferToldAt += BufferCadence * seconds;
        }
    }

    /// <returns>Whether there was something new to tell.</returns>
    private bool TellBuffers(Instant at)
    {
        var buffers = SessionEvents.Buffers(core, at);
        var isNew = _bufferTold is not { } told || !buffers.SaysTheSameAs(told);
        if (isNew) observer!.OnNext(_bufferTold = buffers);
        return isNew;
    }

    private DataSize SizeOf(in SegmentRequest request)
    {
        var media = _tracks[request.Track];
        return request.Purpose switch
        {
            // Where nobody knows it, an Initialization Segment is taken to weigh nothing.
            RequestPurpose.Initialization => media.Representations[request.Representation].InitializationSize ?? DataSize.Zero,
            RequestPurpose.Probe => media.SizeOf(request.Representation, request.Segment) is var whole && whole < request.Limit ? whole : request.Limit,
            _ => media.SizeOf(request.Representation, request.Segment),
        };
    }
}
