namespace StreamLab.Player;

/// <summary>
/// The player: a synchronous state machine. Inputs go in with the time in them, commands come out; it knows no clock, no task, no
/// socket. Two thin drivers run it, in real and in virtual time. One thread at a time calls it.
/// The way of a segment: decide → request → receive → buffer → play → measure (docs/player.md has the state diagram).
/// </summary>
/// <remarks>
/// Drivers keep three laws. Times never go back. Media is appended piece by piece before its request is done, or whole by its end.
/// Before a request's first byte, end or failure is handed in, the bytes so far of every other request in flight are: concurrent
/// transfers share a pathway, and it is the pathway that is measured.
/// </remarks>
public sealed partial class PlayerCore
{
    /// <summary>How the end reason begins when it was the rule that failed.</summary>
    public const string RuleFailed = "failed: rule";

    // Media that arrives at the very instant at which the last is played is in time: rounding makes no stall.
    private static Duration SameInstant => Duration.FromSeconds(1e-9);

    // Between a renderer's look at its clock and the time that its report is given.
    private static Duration LongestUnderWay => Duration.FromMilliseconds(100);

    // A renderer's position is that of the picture it shows: so much may be left of it at the end.
    private static Duration LastPicture => Duration.FromMilliseconds(100);

    private readonly PlayerBlueprint _blueprint;
    private readonly SessionConfiguration _configuration;
    private readonly Track[] _tracks;
    private readonly PathwayTable _pathways;
    private readonly IPathwaySelector _selector;
    private readonly IAbandonmentRule? _abandonment;
    private readonly TransferTable _transfers = new();
    private readonly CommandBuffer _commands = new();
    private readonly Gaps _gaps = new();
    private readonly SessionMeter _meter;
    private readonly IObserver<SessionEvent>? _observer;
    private readonly Duration _end;
    private readonly int _seed;

    private PlayoutClock _clock;
    private Duration _position, _shownTo, _playableTo, _jumpedTo = new(double.NegativeInfinity);
    private bool _paused;
    private double _rate;
    private bool _hasPlayed, _hasToldPlaying;
    private PlayoutCondition? _waitedAs; // what the time before the present start was counted as, until the renderer has moved
    private Instant _now, _origin = Instant.Never, _ranAt, _stalledAt, _wakeAsked = Instant.Never;
    private Instant _dueAt; // when the picture runs dry or an action is due, as it stood after the last input
    private int _nextId, _nextAction, _currentPathway = -1;

    internal PlayerCore(PlayerBlueprint blueprint, int seed, IObserver<SessionEvent>? observer)
    {
        (_blueprint, _configuration, _seed, _observer) = (blueprint, blueprint.Configuration, seed, observer);
        _rate = _configuration.Rate;
        // The rule adapts the leading track; the others play their lowest Representation.
        _tracks = new Track[blueprint.Tracks.Count];
        for (var i = 0; i < _tracks.Length; i++) _tracks[i] = new Track(i, blueprint.Tracks[i], i == 0 ? blueprint.MakeRule() : new FixedRule(0), _gaps);
        _pathways = new PathwayTable(blueprint.Pathways, blueprint.Estimator);
        _selector = blueprint.MakeSelector();
        _abandonment = AbandonmentRules.Create(_configuration.Abandonment, _configuration.Abr, Leading.Rule);
        _meter = new SessionMeter(Leading.Media, blueprint.Pathways.Count);
        _end = Leading.Media.End;
        _position = _shownTo = Leading.Media.Start;
        foreach (var track in _tracks) track.Buffer.Flush(_position, track.Media.Start);
        _playableTo = FindPlayableTo();
    }

    /// <summary>Whether a renderer reports what it shows: the first frame is then told of when there was one.</summary>
    public bool HasRenderer { get; set; }

    /// <summary>The selected AdaptationSets; the first one leads: video, or audio where there is none.</summary>
    public IReadOnlyList<AdaptationSet> Tracks => _blueprint.Tracks;

    public PlayoutPhase Phase { get; private set; }
    public bool IsEnded => Phase == PlayoutPhase.Ended;

    /// <summary><c>end</c>, <c>for</c>, <c>cancelled</c> or <c>failed: …</c>; empty while the session runs.</summary>
    public string EndReason { get; private set; } = "";

    /// <summary>The first request, whatever it is for: where session time begins. <see cref="Instant.Never"/> before it.</summary>
    public Instant SessionOrigin => _origin;

    /// <summary>Playout position at the last input.</summary>
    public Duration Position => _position;

    /// <summary>Media that a track has buffered at the last input.</summary>
    public Duration BufferLevel(int track) => _tracks[track].Level(_position);

    /// <summary>The same at a position not before the last input's.</summary>
    public Duration BufferLevel(int track, Duration position) => _tracks[track].Level(position);

    /// <summary>Where playout will be at an instant not before the last input, if nothing happens before.</summary>
    public Duration PositionAt(Instant at) => Duration.Max(_position, Duration.Min(_clock.PositionAt(at), _playableTo));

    private Track Leading => _tracks[0];

    /// <summary>Takes one input.</summary>
    /// <returns>What the driver has to do, in order; valid until the next call.</returns>
    public ReadOnlySpan<PlayerCommand> Handle(in PlayerInput input)
    {
        _commands.Clear();
        if (IsEnded) return _commands.Commands;
        var now = Instant.Max(input.At, _now);
        var quiet = _dueAt > now - SameInstant;
        if (quiet) PassTo(now);
        else AdvanceTo(now, now - SameInstant);
        if (!IsEnded) Take(input);
        // Bytes teach something for later; unless a download is given up, they set nothing going.
        if (quiet && _commands.IsEmpty && input.Kind is PlayerInputKind.ResponseStarted or PlayerInputKind.BytesArrived) return _commands.Commands;
        _playableTo = FindPlayableTo();
        if (!IsEnded) AdvanceTo(now, now);
        if (!IsEnded) Go();
        return _commands.Commands;
    }

    private void Take(in PlayerInput input)
    {
        switch (input.Kind)
        {
            case PlayerInputKind.Started: Start(); break;
            case PlayerInputKind.ResponseStarted: TakeFirstByte(input); break;
            case PlayerInputKind.BytesArrived: TakeProgress(input); break;
            case PlayerInputKind.MediaAppended: TakeMedia(input); break;
            case PlayerInputKind.RequestDone: TakeDone(input); break;
            case PlayerInputKind.RequestFailed: TakeFailure(input); break;
            case PlayerInputKind.TimerFired: _wakeAsked = Instant.Never; break;
            case PlayerInputKind.PlayoutReported: TakeReport(input); break;
            case PlayerInputKind.SeekRequested: SeekTo(input.Position); break;
            case PlayerInputKind.PauseRequested: Pause(); break;
            case PlayerInputKind.ResumeRequested: Resume(); break;
            case PlayerInputKind.RateRequested: SetRate(input.Rate); break;
            case PlayerInputKind.PathwaysChanged: TakeSteering(input.Steering!); break;
            case PlayerInputKind.Stopped: Stop(input.StopReason); break;
            default: throw new ArgumentOutOfRangeException(nameof(input), input.Kind, "unknown input");
        }
    }

    private void Start() => Phase = PlayoutPhase.Starting;

    private void Stop(StopReason reason)
    {
        var isFailure = reason is StopReason.NothingArrives or StopReason.TakesTooLong;
        End(EndReasons.Of(reason, _now - (_origin == Instant.Never ? _now : _origin)), isFailure ? PlayerCommandKind.Failed : PlayerCommandKind.Finished);
    }

    /// <summary>Everything that can go on goes on: the picture where media allows, requests where there is room.</summary>
    private void Go()
    {
        if (Phase == PlayoutPhase.Idle) return;
        StartWhenReady();
        _dueAt = Instant.Min(RunsDryAt, NextAction());
        var wake = _dueAt;
        foreach (var track in _tracks)
        {
            wake = Instant.Min(wake, Schedule(track));
            if (IsEnded) return; // the rule has failed
        }
        AskToBeWoken(wake);
    }

    private void AskToBeWoken(Instant wake)
    {
        if (wake == _wakeAsked || wake == Instant.Never) return;
        _wakeAsked = wake;
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.WakeAt, At = wake });
    }

    private void End(string reason, PlayerCommandKind kind)
    {
        TellPlaying();
        for (var i = 0; i < _transfers.Count; i++)
            _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.Abandon, RequestId = _transfers[i].Request.Id });
        Hold();
        Phase = PlayoutPhase.Ended;
        EndReason = reason;
        _meter.Enter(_now, PlayoutCondition.Ended);
        _commands.Add(new PlayerCommand { Kind = kind, Position = _position });
    }
}
