using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>
/// A player of one track over one pathway of its own: at most one transfer at a time, so that its end is the closed form of the trace. A fast
/// way to what <see cref="NetworkPlayer"/> does, input for input.
/// </summary>
internal sealed class LonePlayer(SimulatedPathway pathway, Duration timeLimit, PlayerCore core, IObserver<SessionEvent>? observer, IInputRecorder? recorder)
    : SimulatedPlayer(core, observer, recorder)
{
    private enum Stage
    {
        None,
        Awaited,
        Flowing,
    }

    private readonly LoneLink _link = new(pathway.Trace);
    private Stage _stage;
    private int _id;
    private bool _isWatched;
    private bool _mustConnect; // an abandonment has cost the connection
    private DataSize _size;
    private Instant _now, _firstByteAt, _endsAt, _nextProgressAt;

    /// <summary>Runs the session to its end.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Run(CancellationToken cancellation)
    {
        if (pathway.StartsNow) _link.Start(Instant.Origin);
        Feed(PlayerInput.Started(Instant.Origin));
        while (!IsEnded)
        {
            cancellation.ThrowIfCancellationRequested();
            Step();
        }
    }

    private void Step()
    {
        var due = _stage switch { Stage.None => Instant.Never, Stage.Awaited => _firstByteAt, _ => _endsAt };
        var progress = _stage == Stage.Flowing && _isWatched ? _nextProgressAt : Instant.Never;
        var next = Instant.Min(Instant.Min(due, progress), WakeAt);
        if (next > Instant.Origin + timeLimit)
        {
            if (next == Instant.Never) Stop(_now, StopReason.NothingArrives);
            else Stop(Instant.Origin + timeLimit, StopReason.TakesTooLong);
            return;
        }
        TellBuffersUpTo(next);
        _now = next;
        if (due <= next) Advance();
        else if (progress <= next) Report();
        else Wake(next);
    }

    protected override void Send(Instant now, in SegmentRequest request, DataSize size)
    {
        _link.Start(now);
        (_id, _isWatched, _size, _stage) = (request.Id, request.ReportProgress, size, Stage.Awaited);
        _firstByteAt = now + ((pathway.RoundTripTime + _link.LatencyAt(now)) * (_mustConnect ? 2 : 1));
        _mustConnect = false;
    }

    protected override void Abandon(Instant now, int requestId)
    {
        if (_id == requestId) (_stage, _mustConnect) = (Stage.None, true);
    }

    /// <summary>The first byte, or the last.</summary>
    private void Advance()
    {
        if (_stage == Stage.Flowing)
        {
            _stage = Stage.None;
            Feed(PlayerInput.RequestDone(_now, _id, _size));
            return;
        }
        _stage = Stage.Flowing;
        _endsAt = _link.TransferEnd(_now, _size);
        _nextProgressAt = _now + ProgressCadence;
        Feed(PlayerInput.ResponseStarted(_now, _id));
    }

    private void Report()
    {
        _nextProgressAt = _now + ProgressCadence;
        var received = _link.BitsBetween(_firstByteAt, _now);
        Feed(PlayerInput.BytesArrived(_now, _id, received < _size ? received : _size));
    }
}
