namespace StreamLab.Player;

/// <summary>
/// What the viewer sees: time passes, media is shown; the picture starts, stalls, jumps, is paused and sought. Here, and nowhere else, starvation is
/// noticed and counted.
/// </summary>
internal sealed class Playout
{
    // Between a renderer's look at its clock and the time that its report is given.
    private static Duration LongestUnderWay => Duration.FromMilliseconds(100);

    // A renderer's position is that of the picture it shows: so much may be left of it at the end.
    private static Duration LastPicture => Duration.FromMilliseconds(100);

    private readonly SessionTime _time;
    private readonly SessionConfiguration _configuration;
    private readonly SessionMeter _meter;
    private readonly CommandBuffer _commands;
    private readonly Narrator _narrator;
    private readonly Gaps _gaps = new();
    private readonly TrackBuffer[] _tracks;
    private readonly ShownMedia _shown;
    private readonly Duration _end;

    private PlayoutClock _clock;
    private Duration _playableTo, _jumpedTo = new(double.NegativeInfinity);
    private PlayoutCondition? _waitedAs; // what the time before the present start was counted as, until the renderer has moved
    private Instant _ranAt, _stalledAt;
    private bool _hasToldPlaying;

    public Playout(SessionContext context)
    {
        (_time, _configuration, _meter, _commands, _narrator) = (context.Time, context.Configuration, context.Meter, context.Commands, context.Narrator);
        _tracks = new TrackBuffer[context.Tracks.Count];
        for (var i = 0; i < _tracks.Length; i++) _tracks[i] = new TrackBuffer(i, context.Tracks[i], _gaps, _configuration.Buffer);
        _end = Leading.Media.End;
        (Rate, Position) = (_configuration.Rate, Leading.Media.Start);
        _shown = new ShownMedia(_meter, _tracks, Position);
        foreach (var track in _tracks) track.Buffer.Flush(Position, track.Media.Start);
        MediaChanged();
    }

    public PlayoutPhase Phase { get; private set; }
    public bool IsPaused { get; private set; }

    /// <summary>Playout position.</summary>
    public Duration Position { get; private set; }

    /// <summary>The playback rate that is asked for: media seconds a second.</summary>
    public double Rate { get; private set; }

    /// <summary>Whether a renderer reports what it shows: the first frame is then told of when there was one.</summary>
    public bool HasRenderer { get; set; }

    /// <summary>Whether there was a first frame.</summary>
    public bool HasPlayed { get; private set; }

    /// <summary>Whether the viewer waits for the picture.</summary>
    public bool IsWaiting => Phase is PlayoutPhase.Starting or PlayoutPhase.Seeking or PlayoutPhase.Stalled;

    public ReadOnlySpan<TrackBuffer> Tracks => _tracks;

    /// <summary>The track that the rule adapts: video, or audio where there is none.</summary>
    public TrackBuffer Leading => _tracks[0];

    /// <summary>When the picture runs out of media, or of presentation.</summary>
    public Instant RunsDryAt => _clock.InstantOf(_playableTo);

    /// <summary>Where playout will be at an instant not before the last input, if nothing happens before.</summary>
    public Duration PositionAt(Instant at) => Duration.Max(Position, Duration.Min(_clock.PositionAt(at), _playableTo));

    /// <summary>When a stretch of media that is to be played has been played; never, while the picture does not run.</summary>
    public Instant WhenPlayed(Duration media) => _clock.IsRunning ? _time.Now + (media / _clock.Rate) : Instant.Never;

    /// <summary>Time has passed in which nothing was due.</summary>
    public void ShowToNow() => Show(_clock.PositionAt(_time.Now));

    /// <summary>The picture has come to the end of what can be played: that of the presentation, a gap, or a stall.</summary>
    /// <returns>Whether that was the end of the presentation.</returns>
    public bool RunDry()
    {
        Show(_playableTo);
        if (Position >= _end) return true;
        if (_gaps.EndAt(Position) is { } end) Jump(end);
        else Stall();
        return false;
    }

    public void Start() => Phase = PlayoutPhase.Starting;

    public void StartWhenReady()
    {
        if (IsPaused || !IsWaiting) return;
        var threshold = Phase == PlayoutPhase.Stalled ? _configuration.RebufferThreshold : _configuration.StartThreshold;
        foreach (var track in _tracks)
            if (!IsReady(track, threshold)) return;
        if (Phase == PlayoutPhase.Stalled) _narrator.TellStallEnd(Position, _time.Now - _stalledAt);
        Run();
        HasPlayed = true;
        if (!HasRenderer) TellFirstFrame();
    }

    /// <summary>The first request is sent: seconds count from here on.</summary>
    public void SessionBegins() => EnterCondition();

    /// <summary>Media takes the place of what is buffered of the same Segment.</summary>
    public void Replace(TrackBuffer track, in BufferedMedia media) => _meter.Wasted += track.Buffer.Replace(media, Position).Size;

    /// <summary>Nobody has the track's next Segment: playout will do without.</summary>
    public void Miss(TrackBuffer track)
    {
        var missed = track.Media.Segments[track.Next];
        _gaps.Add(track.Buffer.End, missed.End);
        track.Buffer.Miss(missed.End);
        track.GoTo(track.Next + 1);
        if (!_clock.IsRunning && _gaps.EndAt(Position) is { } end) Jump(end);
    }

    /// <summary>What is buffered, or what is to come, has changed.</summary>
    public void MediaChanged()
    {
        var end = _end;
        foreach (var track in _tracks) end = Duration.Min(end, track.PlayableTo);
        _playableTo = _gaps.IsEmpty ? end : Duration.Min(end, _gaps.NextStart(Position));
    }

    /// <summary>The renderer says where it is: it is the clock.</summary>
    /// <returns>Whether it has come to the end of the presentation.</returns>
    public bool TakeReport(in PlayerInput report)
    {
        // One from before a jump says nothing of what comes after.
        if (!_clock.IsRunning || report.Position < _jumpedTo) return false;
        if (report.Starved && _playableTo >= _end && report.Position >= _end - LastPicture)
        {
            Show(_end);
            return true;
        }
        if (report.Starved) Stall();
        else if (report.Rate > 0) Follow(report);
        return false;
    }

    /// <summary>The nearest position to <paramref name="target"/> that can be played.</summary>
    public Duration Within(Duration target) => Duration.Max(Leading.Media.Start, Duration.Min(target, _end));

    public void SeekTo(Duration target)
    {
        CountShown();
        Hold();
        foreach (var track in _tracks)
        {
            track.GoTo(target >= track.Media.End ? track.Media.SegmentCount : track.Media.SegmentAt(target));
            var start = track.IsComplete ? track.Media.End : track.Media.Segments[track.Next].Start;
            _meter.Wasted += track.Buffer.Flush(Position, start);
        }
        _gaps.Clear();
        (Position, _jumpedTo) = (target, new(double.NegativeInfinity));
        _shown.GoOnAt(target);
        MediaChanged();
        _clock.HoldAt(target);
        if (Phase != PlayoutPhase.Starting) Phase = PlayoutPhase.Seeking;
        EnterCondition();
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.FlushTo, Position = target });
    }

    public void Pause()
    {
        if (IsPaused) return;
        IsPaused = true;
        Hold();
        EnterCondition();
        _narrator.TellPause();
    }

    public void Resume()
    {
        if (!IsPaused) return;
        IsPaused = false;
        _narrator.TellResume();
        if (Phase == PlayoutPhase.Playing) Run();
        else EnterCondition();
    }

    public void SetRate(double rate)
    {
        CountShown();
        Rate = rate;
        if (_clock.IsRunning) Run();
        _narrator.TellRate(rate);
    }

    public void End()
    {
        TellFirstFrame();
        Hold();
        Phase = PlayoutPhase.Ended;
        _meter.Enter(_time.Now, PlayoutCondition.Ended);
    }

    /// <summary>Counts what was shown since this was done last, and drops what is played.</summary>
    public void CountShown() => _shown.CountTo(Position, Rate);

    /// <summary>The picture has come to <paramref name="position"/>. What was shown is counted where a piece of media ends.</summary>
    private void Show(Duration position)
    {
        position = Duration.Min(position, _playableTo);
        if (position <= Position) return;
        Position = position;
        foreach (var track in _tracks)
        {
            if (track.Buffer.IsEmpty || track.Buffer.First.End > position) continue;
            CountShown();
            return;
        }
    }

    /// <summary>Enough media, or all there will be, or no room for more.</summary>
    private bool IsReady(TrackBuffer track, Duration threshold)
    {
        if (track.IsComplete) return true;
        var level = track.Level(Position);
        return level > Duration.Zero && (PlayoutThreshold.IsMet(level, threshold, track.Media) || !track.HasRoom(Position));
    }

    private void Run()
    {
        Phase = PlayoutPhase.Playing;
        _clock.RunFrom(_time.Now, Position, Rate);
        (_ranAt, _waitedAs) = (_time.Now, _meter.Condition);
        _meter.Enter(_time.Now, PlayoutCondition.Playing);
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.StartPlayout, Position = Position, Rate = Rate });
    }

    private void Hold()
    {
        if (!_clock.IsRunning) return;
        _clock.HoldAt(Position);
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.HoldPlayout, Position = Position });
    }

    private void Stall()
    {
        Hold();
        Phase = PlayoutPhase.Stalled;
        _stalledAt = _time.Now;
        _meter.Enter(_time.Now, PlayoutCondition.Stalled);
        TellFirstFrame();
        _narrator.TellStallStart(Position);
    }

    /// <summary>Once, and as soon as it is known when the first frame was: before whatever comes after it.</summary>
    private void TellFirstFrame()
    {
        if (!HasPlayed || _hasToldPlaying) return;
        _hasToldPlaying = true;
        _narrator.TellPlaying(_meter.SecondsIn(PlayoutCondition.Starting));
    }

    /// <summary>The picture goes on where there is media again, in no time.</summary>
    private void Jump(Duration to)
    {
        var runs = _clock.IsRunning;
        to = Duration.Min(to, _end);
        CountShown();
        Hold();
        _narrator.TellGap(Position, to);
        _meter.Jumped(to - Position);
        foreach (var track in _tracks) _meter.Wasted += track.Buffer.Skip(Position, to);
        Position = _jumpedTo = to;
        _shown.GoOnAt(to);
        _clock.HoldAt(to);
        MediaChanged();
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.JumpTo, Position = to });
        if (runs) Run();
    }

    /// <summary>
    /// The renderer's first report after a start says when the picture really moved: until then it was waited for as before. Of the others one that is a
    /// little behind was only long under way: reports can be late, not early.
    /// </summary>
    private void Follow(in PlayerInput report)
    {
        var late = (_clock.PositionAt(_time.Now) - report.Position) / report.Rate;
        if (_waitedAs is { } before) _meter.GiveBack(Duration.Max(Duration.Zero, Duration.Min(late, _time.Now - _ranAt)), before);
        else if (late > Duration.Zero && late < LongestUnderWay && report.Rate == _clock.Rate) return;
        _waitedAs = null;
        TellFirstFrame();
        _clock.RunFrom(_time.Now, Duration.Min(report.Position, _playableTo), report.Rate);
    }

    /// <summary>Seconds count from the first request on.</summary>
    private void EnterCondition()
    {
        if (_time.HasBegun) _meter.Enter(_time.Now, IsPaused ? PlayoutCondition.Paused : Phase.CountsAs());
    }
}
