namespace StreamLab.Player;

/// <summary>
/// The player: a synchronous state machine. Inputs go in with the time in them, commands come out; it knows no clock, no task, no
/// socket. Two thin drivers run it, in real and in virtual time. One thread at a time calls it.
/// The way of a segment: decide → request → receive → buffer → play → measure. Each part has a room of its own: <see cref="Decider"/>,
/// <see cref="Downloads"/>, <see cref="Playout"/>; here is said in which order they have their turn (docs/player.md has the state diagram).
/// </summary>
/// <remarks>
/// Drivers keep three laws. Times never go back. Media is appended piece by piece before its request is done, or whole by its end.
/// Before a request's first byte, end or failure is handed in, the bytes so far of every other request in flight are: concurrent
/// transfers share a pathway, and it is the pathway that is measured.
/// </remarks>
public sealed class PlayerCore
{
    /// <summary>More pathways than this are not taken.</summary>
    public const int MostPathways = 64;

    // Media that arrives at the very instant at which the last is played is in time: rounding makes no stall.
    private static Duration SameInstant => Duration.FromSeconds(1e-9);

    private readonly PlayerBlueprint _blueprint;
    private readonly SessionContext _context;
    private readonly SessionTime _time;
    private readonly CommandBuffer _commands;
    private readonly Ending _ending;
    private readonly Script _script;
    private readonly Playout _playout;
    private readonly Downloads _downloads;
    private readonly Decider _decider;

    private Instant _dueAt; // when the picture runs dry or an action is due, as it stood after the last input
    private Instant _wakeAsked = Instant.Never;

    internal PlayerCore(PlayerBlueprint blueprint, int seed, IObserver<SessionEvent>? observer)
    {
        var (configuration, selector) = (blueprint.Configuration, blueprint.MakeSelector());
        // The rule adapts the leading track; the others play their lowest Representation.
        var rules = new IAbrRule[blueprint.Tracks.Count];
        for (var i = 0; i < rules.Length; i++) rules[i] = i == 0 ? blueprint.MakeRule() : new FixedRule(0);
        _blueprint = blueprint;
        _context = new SessionContext(blueprint, selector.Pinned, seed, observer);
        (_time, _commands, _ending) = (_context.Time, _context.Commands, _context.Ending);
        _script = new Script(configuration.Script, configuration.For, _time);
        _playout = new Playout(_context);
        _downloads = new Downloads(_context, _playout, rules, AbandonmentRules.Create(configuration.Abandonment, configuration.Abr, rules[0]));
        _decider = new Decider(_context, _playout, _downloads, selector, rules);
    }

    /// <summary>Whether a renderer reports what it shows: the first frame is then told of when there was one.</summary>
    public bool HasRenderer
    {
        get => _playout.HasRenderer;
        set => _playout.HasRenderer = value;
    }

    /// <summary>The selected AdaptationSets; the first one leads: video, or audio where there is none.</summary>
    public IReadOnlyList<AdaptationSet> Tracks => _blueprint.Tracks;

    public PlayoutPhase Phase => _playout.Phase;
    public bool IsEnded => _playout.Phase == PlayoutPhase.Ended;

    /// <summary>How the session ended; null while it runs.</summary>
    public SessionEnd? End { get; private set; }

    /// <summary>The first request, whatever it is for: where session time begins. <see cref="Instant.Never"/> before it.</summary>
    public Instant SessionOrigin => _time.Origin;

    /// <summary>Playout position at the last input.</summary>
    public Duration Position => _playout.Position;

    /// <summary>What the rule was told about the media, for logs.</summary>
    public string InformationSet => _blueprint.InformationSet;

    /// <summary>Draws a blueprint and makes its only player.</summary>
    /// <inheritdoc cref="PlayerBlueprint.TryDraw"/>
    /// <param name="observer">Hears every event; null: no event is made at all.</param>
    public static bool TryCreate(
        SessionConfiguration configuration, Presentation presentation, IReadOnlyList<string> pathways, IObserver<SessionEvent>? observer, out PlayerCore core, out string error,
        Catalog<IAbrRule>? rules = null)
    {
        core = PlayerBlueprint.TryDraw(configuration, presentation, pathways, out var blueprint, out error, rules) ? blueprint.Make(observer) : null!;
        return core is not null;
    }

    /// <summary>Media that a track has buffered at the last input.</summary>
    public Duration BufferLevel(int track) => BufferLevel(track, _playout.Position);

    /// <summary>The same at a position not before the last input's.</summary>
    public Duration BufferLevel(int track, Duration position) => _playout.Tracks[track].Level(position);

    /// <summary>Where playout will be at an instant not before the last input, if nothing happens before.</summary>
    public Duration PositionAt(Instant at) => _playout.PositionAt(at);

    /// <summary>Takes one input.</summary>
    /// <returns>What the driver has to do, in order; valid until the next call.</returns>
    public ReadOnlySpan<PlayerCommand> Handle(in PlayerInput input)
    {
        _commands.Clear();
        if (IsEnded) return _commands.Commands;
        var now = Instant.Max(input.At, _time.Now);
        var quiet = _dueAt > now - SameInstant;
        if (quiet) PassTo(now);
        else AdvanceTo(now, now - SameInstant);
        if (!IsEnded) Take(input);
        // Bytes teach something for later; unless a download is given up, they set nothing going.
        if (quiet && _commands.IsEmpty && input.Kind is PlayerInputKind.ResponseStarted or PlayerInputKind.BytesArrived) return _commands.Commands;
        _playout.MediaChanged();
        if (!IsEnded) AdvanceTo(now, now);
        if (!IsEnded) Go();
        return _commands.Commands;
    }

    /// <summary>The figures of the session so far.</summary>
    /// <param name="media">Name of what was played.</param>
    /// <param name="trace">Name of the trace in a simulation.</param>
    public SessionSummary Summarise(string media, string? trace = null)
    {
        _playout.CountShown();
        var (configuration, meter) = (_context.Configuration, _context.Meter);
        var labels = new SessionLabels(
            PlannedRule.WithoutPlan(configuration.Abr), configuration.Pathway, _blueprint.EstimatorName, InformationSet, media, trace, _context.Seed, _context.Pathways.Names);
        var startup = _playout.HasPlayed ? new Duration(meter.SecondsIn(PlayoutCondition.Starting)) : (Duration?)null;
        return meter.Summarise(labels, _time.Now, End, startup, _time.Elapsed);
    }

    /// <summary>
    /// Lets time pass up to <paramref name="now"/>: what was due by <paramref name="due"/> happens at its own instant, however late a timer was.
    /// </summary>
    private void AdvanceTo(Instant now, Instant due)
    {
        while (!IsEnded)
        {
            var (dry, action) = (_playout.RunsDryAt, _script.NextAt);
            if (Instant.Min(dry, action) > due) break;
            _time.PassTo(Instant.Max(_time.Now, Instant.Min(dry, action)));
            if (dry <= action)
            {
                if (_playout.RunDry()) Finish(new SessionEnd(SessionEndKind.Completed));
            }
            else
            {
                _playout.ShowToNow();
                Act();
            }
        }
        if (!IsEnded) PassTo(now);
    }

    private void PassTo(Instant now)
    {
        _time.PassTo(now);
        _playout.ShowToNow();
    }

    private void Take(in PlayerInput input)
    {
        switch (input.Kind)
        {
            case PlayerInputKind.Started: _playout.Start(); break;
            case PlayerInputKind.ResponseStarted: _downloads.TakeFirstByte(input); break;
            case PlayerInputKind.BytesArrived: _downloads.TakeProgress(input); break;
            case PlayerInputKind.MediaAppended: _downloads.TakeMedia(input); break;
            case PlayerInputKind.RequestDone: _downloads.TakeDone(input); break;
            case PlayerInputKind.RequestFailed: _downloads.TakeFailure(input); break;
            case PlayerInputKind.TimerFired: _wakeAsked = Instant.Never; break;
            case PlayerInputKind.PlayoutReported: if (_playout.TakeReport(input)) Finish(new SessionEnd(SessionEndKind.Completed)); break;
            case PlayerInputKind.SeekRequested: SeekTo(input.Position); break;
            case PlayerInputKind.PauseRequested: _playout.Pause(); break;
            case PlayerInputKind.ResumeRequested: _playout.Resume(); break;
            case PlayerInputKind.RateRequested: _playout.SetRate(input.Rate); break;
            case PlayerInputKind.PathwaysChanged: TakeSteering(input.Steering!); break;
            case PlayerInputKind.Stopped: Finish(SessionEnd.Of(input.StopReason, _time.Elapsed)); break;
            default: throw new ArgumentOutOfRangeException(nameof(input), input.Kind, "unknown input");
        }
        if (_ending.Asked is { } end) Finish(end);
    }

    /// <summary>Does what the script or the session's time limit asks for at this instant.</summary>
    private void Act()
    {
        if (_script.IsOver)
        {
            Finish(new SessionEnd(SessionEndKind.TimeIsUp));
            return;
        }
        var action = _script.TakeNext();
        switch (action.Kind)
        {
            case ScriptedActionKind.Seek: SeekTo(action.Position); break;
            case ScriptedActionKind.Pause: _playout.Pause(); break;
            default: _playout.Resume(); break;
        }
    }

    private void SeekTo(Duration target)
    {
        if (Phase == PlayoutPhase.Idle) return;
        target = _playout.Within(target);
        _context.Narrator.TellSeek(_playout.Position, target);
        _downloads.AbandonMedia("seek");
        _playout.SeekTo(target);
        _downloads.Sought();
    }

    /// <summary>Somebody else says which server to prefer. What is chosen then is the selector's choice.</summary>
    private void TakeSteering(SteeringUpdate update)
    {
        var (pathways, meter) = (_context.Pathways, _context.Meter);
        foreach (var name in update.NewPathways)
            if (pathways.Count < MostPathways && pathways.TryAdd(name)) meter.AddPathway();
        pathways.Rank(update.Priority);
        _context.Narrator.TellSteering(update);
    }

    /// <summary>Everything that can go on goes on: the picture where media allows, requests where there is room.</summary>
    private void Go()
    {
        if (Phase == PlayoutPhase.Idle) return;
        _playout.StartWhenReady();
        _dueAt = Instant.Min(_playout.RunsDryAt, _script.NextAt);
        var wake = _dueAt;
        foreach (var track in _playout.Tracks)
        {
            wake = Instant.Min(wake, _decider.Schedule(track));
            if (_ending.Asked is not { } end) continue;
            Finish(end);
            return;
        }
        AskToBeWoken(wake);
    }

    private void AskToBeWoken(Instant wake)
    {
        if (wake == _wakeAsked || wake == Instant.Never) return;
        _wakeAsked = wake;
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.WakeAt, At = wake });
    }

    private void Finish(SessionEnd end)
    {
        _downloads.AbandonAll();
        _playout.End();
        End = end;
        _commands.Add(new PlayerCommand { Kind = end.IsFailure ? PlayerCommandKind.Failed : PlayerCommandKind.Finished, Position = _playout.Position });
    }
}
