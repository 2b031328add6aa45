using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>
/// Hands what happened to the core, in order, and does what the core asks for. Called by the session's loop only. It keeps the drivers' laws
/// (<see cref="PlayerCore"/>): times never go back, media comes before its request is done, and before a first byte, an end or a failure come
/// the bytes of the other transfers.
/// </summary>
internal sealed class SessionDriver : IAsyncDisposable
{
    private static readonly Duration Cadence = Duration.FromMilliseconds(100);

    private readonly PlayerCore _core;
    private readonly IReadOnlyList<AdaptationSet> _tracks;
    private readonly SessionSetup _setup;
    private readonly SessionClock _clock;
    private readonly RequestPlanner _planner;
    private readonly TransferPool _transfers;
    private readonly SessionReporter _reporter;
    private readonly Alarm _wake, _progress, _beat;

    private Instant _now;
    private Instant _beatDue;

    public SessionDriver(
        SessionSetup setup, PlayerCore core, SessionClock clock, RequestPlanner planner, SessionReporter reporter, ChannelWriter<Happening> mailbox)
    {
        (_setup, _core, _clock, _planner, _reporter, _tracks) = (setup, core, clock, planner, reporter, core.Tracks);
        _transfers = new TransferPool(setup.Fetcher, clock, mailbox);
        _wake = new Alarm(setup.Time, clock, () => mailbox.TryWrite(new Happening.Input(PlayerInput.TimerFired(clock.Now))));
        _progress = new Alarm(setup.Time, clock, () => mailbox.TryWrite(new Happening.ProgressDue(clock.Now)));
        _beat = new Alarm(setup.Time, clock, () => mailbox.TryWrite(new Happening.Beat(clock.Now)));
    }

    public void Start()
    {
        Hand(PlayerInput.Started(_clock.Now));
        _beatDue = NextBeat(_clock.Now);
        _beat.Set(_beatDue);
    }

    /// <summary>The session is over: a beat that is due by now has been late so far.</summary>
    public void End()
    {
        var now = _clock.Now;
        if (now > _beatDue) _reporter.Bench.Beat(now, now - _beatDue);
    }

    public void Take(Happening happening)
    {
        switch (happening)
        {
            case Happening.Input input: Hand(input.Value); break;
            case Happening.FirstByte first: TakeFirstByte(first); break;
            case Happening.Ended ended: TakeEnd(ended); break;
            case Happening.Steered steered: TakeSteering(steered); break;
            case Happening.ProgressDue due: TakeProgress(due.At); break;
            case Happening.Beat: TakeBeat(_clock.Now); break;
            case Happening.Broken broken: ExceptionDispatchInfo.Throw(broken.Exception); break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _wake.DisposeAsync();
        await _progress.DisposeAsync();
        await _beat.DisposeAsync();
        await _transfers.DisposeAsync();
    }

    private void TakeSteering(Happening.Steered steered)
    {
        if (steered.Answer is not SteeringAnswer.Update(var manifest, _)) _reporter.TellNoSteering(steered.At, steered.Answer);
        else Hand(PlayerInput.PathwaysChanged(steered.At, new(manifest.Priority, _planner.Add(manifest.Clones), SteeringPoll.Bounded(manifest.Ttl))));
    }

    private void TakeFirstByte(Happening.FirstByte first)
    {
        HandProgress(first.At, first.Others);
        if (!_transfers.Contains(first.Transfer)) return;
        Hand(PlayerInput.ResponseStarted(first.At, first.Transfer.Request.Id));
        first.Transfer.Announce(_now, Cadence);
        SetProgressAlarm();
    }

    private void TakeEnd(Happening.Ended ended)
    {
        var (at, transfer, result, others) = ended;
        var (id, isWhole) = (transfer.Request.Id, result.Failure == RequestFailure.None);
        if (result.PacingLag is { } lag) _reporter.Bench.Pacing(lag);
        HandProgress(at, others);
        if (isWhole && transfer.Request.Purpose == RequestPurpose.Media && _transfers.Contains(transfer)) Append(at, transfer, result.Content!);
        else result.Content?.Dispose();
        if (!_transfers.Contains(transfer)) return;
        _transfers.Remove(transfer);
        Hand(isWhole ? PlayerInput.RequestDone(at, id, transfer.Received) : PlayerInput.RequestFailed(at, id, transfer.Received, result.Failure));
    }

    /// <summary>The renderer has the media before the core hears of it: the core may start the picture at once.</summary>
    private void Append(Instant at, Transfer transfer, SegmentContent content)
    {
        var track = _tracks[transfer.Request.Track];
        var segment = track.Segments[transfer.Request.Segment];
        var (period, next) = (track.PeriodOf(segment.Index), segment.Index + 1);
        var endsPeriod = next < track.SegmentCount && track.PeriodOf(next) != period;
        var media = new SegmentMedia(track.ContentType, segment, content) { Period = period, CutAt = endsPeriod ? segment.End : null };
        var isTooLate = transfer.Request.IsReplacement && segment.Start < _core.PositionAt(at);
        if (isTooLate) media.Dispose();
        else _setup.Renderer.Append(media);
        Hand(PlayerInput.MediaAppended(at, transfer.Request.Id, segment.Start, segment.End));
    }

    private void TakeProgress(Instant at)
    {
        var due = _transfers.InFlight.Where(t => t.NextProgressAt <= at).ToArray();
        foreach (var transfer in due) transfer.NextProgressAt = Instant.Max(transfer.NextProgressAt + Cadence, at);
        // Those that are watched come last: what the others brought belongs to their sample.
        if (due.Length > 0) HandProgress(at, [.. _transfers.InFlight.OrderBy(t => due.Contains(t)).Select(t => new TransferProgress(t, t.Received))]);
        SetProgressAlarm();
    }

    private void SetProgressAlarm()
    {
        var next = _transfers.InFlight.Select(t => t.NextProgressAt).DefaultIfEmpty(Instant.Never).Min();
        if (next < Instant.Never) _progress.Set(next);
    }

    private void TakeBeat(Instant now)
    {
        _reporter.Bench.Beat(now, now - _beatDue);
        _reporter.TellSecond(now);
        _beatDue = NextBeat(now);
        _beat.Set(_beatDue);
    }

    /// <summary>On whole tenths of session time, once it has begun.</summary>
    private Instant NextBeat(Instant now)
    {
        var origin = _core.SessionOrigin == Instant.Never ? Instant.Origin : _core.SessionOrigin;
        var beats = Math.Floor(((now - origin) / Cadence) + 1e-6);
        return origin + (Cadence * (beats + 1));
    }

    /// <summary>Only of those whose first byte the core has heard of: no sample has begun before it.</summary>
    private void HandProgress(Instant at, IReadOnlyList<TransferProgress> progress)
    {
        foreach (var (transfer, received) in progress)
            if (transfer.IsAnnounced && _transfers.Contains(transfer)) Hand(PlayerInput.BytesArrived(at, transfer.Request.Id, received));
    }

    private void Hand(in PlayerInput input)
    {
        if (_core.IsEnded) return;
        var timely = Timely(input);
        var commands = _core.Handle(timely);
        _setup.Recorder?.Record(timely, commands);
        foreach (ref readonly var command in commands) Execute(command);
    }

    /// <summary>Letters of different writers may cross: time still never goes back.</summary>
    private PlayerInput Timely(in PlayerInput input)
    {
        var late = Instant.Max(_now, input.At) - input.At;
        _now = input.At + late;
        var position = input.Kind == PlayerInputKind.PlayoutReported ? input.Position + (late * input.Rate) : input.Position;
        return input with { At = _now, Position = position };
    }

    private void Execute(in PlayerCommand command)
    {
        switch (command.Kind)
        {
            case PlayerCommandKind.Request: _transfers.Begin(_planner.Plan(command.Request)); break;
            case PlayerCommandKind.Abandon: _transfers.Abandon(command.RequestId); break;
            case PlayerCommandKind.WakeAt: _wake.Set(command.At); break;
            case PlayerCommandKind.StartPlayout: _setup.Renderer.Start(command.Position, command.Rate); break;
            case PlayerCommandKind.HoldPlayout: _setup.Renderer.Hold(command.Position); break;
            case PlayerCommandKind.JumpTo: _setup.Renderer.JumpTo(command.Position); break;
            case PlayerCommandKind.FlushTo: _setup.Renderer.FlushTo(command.Position); break;
            case PlayerCommandKind.Finished or PlayerCommandKind.Failed: break; // the loop sees the end
            default: throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "unknown command");
        }
    }
}
