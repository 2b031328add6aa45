using System.Runtime.ExceptionServices;
using StreamLab.Player;

namespace StreamLab.Client;

// Driving: what happened goes to the core in order, what the core asks for is done. All on the loop.
public sealed partial class Session
{
    private static readonly Duration Cadence = Duration.FromMilliseconds(100);
    private const int BeatsASecond = 10;

    private Instant _now;
    private Instant _beatDue = Instant.Origin + Cadence;
    private int _beats;

    private void Take(Happening happening)
    {
        switch (happening)
        {
            case Happening.Input input: Hand(input.Value); break;
            case Happening.FirstByte first: TakeFirstByte(first); break;
            case Happening.Ended ended: TakeEnd(ended); break;
            case Happening.Beat: TakeBeat(_clock.Now); break;
            case Happening.Broken broken: ExceptionDispatchInfo.Throw(broken.Exception); break;
        }
    }

    private void TakeFirstByte(Happening.FirstByte first)
    {
        HandProgress(first.At, first.Others);
        if (!_transfers.Contains(first.Transfer)) return;
        Hand(PlayerInput.ResponseStarted(first.At, first.Transfer.Request.Id));
        first.Transfer.IsAnnounced = true;
    }

    private void TakeEnd(Happening.Ended ended)
    {
        var (at, transfer, result, others) = ended;
        if (result.PacingLag is { } lag) _bench.Pacing(lag);
        HandProgress(at, others);
        if (result.Failure == RequestFailure.None && transfer.Request.Purpose == RequestPurpose.Media) Append(at, transfer, result.Content!);
        else result.Content?.Dispose();
        if (!_transfers.Contains(transfer)) return;
        _transfers.Remove(transfer);
        Hand(result.Failure == RequestFailure.None
            ? PlayerInput.RequestDone(at, transfer.Request.Id, transfer.Received)
            : PlayerInput.RequestFailed(at, transfer.Request.Id, transfer.Received, result.Failure));
    }

    /// <summary>The renderer has the media before the core hears of it: the core may start the picture at once.</summary>
    private void Append(Instant at, Transfer transfer, SegmentContent content)
    {
        if (!_transfers.Contains(transfer))
        {
            content.Dispose();
            return;
        }
        var track = _tracks[transfer.Request.Track];
        var segment = track.Segments[transfer.Request.Segment];
        _setup.Renderer.Append(new SegmentMedia(track.ContentType, segment, content));
        Hand(PlayerInput.MediaAppended(at, transfer.Request.Id, segment.Start, segment.End));
    }

    private void TakeBeat(Instant now)
    {
        _bench.Beat(now, now - _beatDue);
        if (_transfers.InFlight.Any(t => t.Request.ReportProgress))
            HandProgress(now, [.. _transfers.InFlight.OrderBy(t => t.Request.ReportProgress).Select(t => new TransferProgress(t, t.Received))]);
        if (++_beats % BeatsASecond == 0) TellSecond(now);
        _beatDue = Instant.Max(_beatDue + Cadence, now);
        _beat.Set(_beatDue);
    }

    /// <summary>Of those whose first byte the core has heard of: what comes before it belongs to no sample yet.</summary>
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
        return input with { At = _now, Position = input.Kind == PlayerInputKind.PlayoutReported ? input.Position + (late * input.Rate) : input.Position };
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
            case PlayerCommandKind.FlushTo: _setup.Renderer.FlushTo(command.Position); break;
            case PlayerCommandKind.Finished or PlayerCommandKind.Failed: break; // the loop sees the end
            default: throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "unknown command");
        }
    }
}
