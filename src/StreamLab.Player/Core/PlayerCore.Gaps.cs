namespace StreamLab.Player;

// Gaps: what a pathway does not have is asked for elsewhere; what nobody has is jumped.
public sealed partial class PlayerCore
{
    // More than an author's rounding of the last Segments, or a file that was lost, explains: then the media is not there.
    private const int MostMissed = 3;

    private static readonly ReasonCode Elsewhere = new("player", "elsewhere", "what was chosen is not to be had");

    /// <summary>The pathways that a request can go to now, a bit each.</summary>
    private ulong Askable => _selector is FixedSelector pinned ? 1UL << _pathways.IndexOf(pinned.Name) : _pathways.Usable(_now);

    /// <summary>Another pathway, then another Representation; when nobody has it in any, playout will do without.</summary>
    private void SeekElsewhere(Track track, in SegmentRequest request, RequestFailure failure)
    {
        track.InFlight = false;
        DecideAnew(request.Pathway);
        if (request.IsReplacement)
        {
            track.KeepsBuffered = true;
            return;
        }
        if (request.Purpose == RequestPurpose.Initialization)
        {
            SeekInitialization(track, request, failure);
            return;
        }
        track.Absences.Add(request.Representation, request.Pathway);
        (track.Instead, track.InsteadReason) = (track.Absences.Nearest(request.Representation, Askable), Elsewhere.With());
        if (track.Instead < 0) Miss(track);
    }

    /// <summary>A Representation whose Initialization Segment nobody has is not played.</summary>
    private void SeekInitialization(Track track, in SegmentRequest request, RequestFailure failure)
    {
        track.InitializationAbsences.Add(request.Representation, request.Pathway);
        if (track.InitializationAbsences.MayBeHad(request.Representation, Askable)) return;
        track.Absences.Bar(request.Representation);
        if (track.Absences.Nearest(0, ulong.MaxValue) >= 0) track.Initialized(request.Segment);
        else Fail($"{track.Name} initialization segment is to be had in no representation, the last try was at {_pathways.Name(request.Pathway)} ({Describe(failure)})");
    }

    private static AbrDecision InsteadOf(Track track, in AbrDecision decision) =>
        new(track.Absences.Nearest(decision.Representation, ulong.MaxValue), decision.Wait, Elsewhere.With());

    /// <summary>Nobody has the track's next Segment.</summary>
    private void Miss(Track track)
    {
        var missed = track.Media.Segments[track.Next];
        if (++track.Missed > MostMissed)
        {
            Fail($"{track.Name} segments {track.Media.Segments[track.Next - MostMissed].Number} to {missed.Number} are to be had from no server in any representation");
            return;
        }
        _gaps.Add(track.Buffer.End, missed.End);
        track.Buffer.Miss(missed.End);
        track.GoTo(track.Next + 1);
        if (!_clock.IsRunning && _gaps.EndAt(_position) is { } end) Jump(end);
    }

    /// <summary>The picture goes on where there is media again, in no time.</summary>
    private void Jump(Duration to)
    {
        var runs = _clock.IsRunning;
        to = Duration.Min(to, _end);
        CountShown();
        Hold();
        TellGap(to);
        _meter.Jumped(to - _position);
        foreach (var track in _tracks) _meter.Wasted += track.Buffer.Skip(_position, to);
        _position = _shownTo = _jumpedTo = to;
        _clock.HoldAt(to);
        _playableTo = FindPlayableTo();
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.JumpTo, Position = to });
        if (runs) Run();
    }

    private void Fail(string reason) => End($"failed: {reason}", PlayerCommandKind.Failed);
}
