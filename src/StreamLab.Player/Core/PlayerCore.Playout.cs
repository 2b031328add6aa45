namespace StreamLab.Player;

// Playout: time passes, media is shown, the picture starts, stalls, seeks, pauses and ends.
public sealed partial class PlayerCore
{
    /// <summary>Until where every track has media, or a gap begins, or the presentation ends; kept in <see cref="_playableTo"/>.</summary>
    private Duration FindPlayableTo()
    {
        var end = _end;
        foreach (var track in _tracks) end = Duration.Min(end, track.PlayableTo);
        return _gaps.IsEmpty ? end : Duration.Min(end, _gaps.NextStart(_position));
    }

    /// <summary>When the picture runs out of media, or of presentation.</summary>
    private Instant RunsDryAt => _clock.InstantOf(_playableTo);

    private Instant NextAction()
    {
        var next = Instant.Never;
        if (_origin == Instant.Never) return next;
        if (_configuration.For is { } limit) next = _origin + limit;
        if (_nextAction < _configuration.Script.Count) next = Instant.Min(next, _origin + _configuration.Script[_nextAction].At);
        return next;
    }

    /// <summary>
    /// Lets time pass up to <paramref name="now"/>: what was due by <paramref name="due"/> happens at its own instant, however late a timer was.
    /// </summary>
    private void AdvanceTo(Instant now, Instant due)
    {
        while (!IsEnded)
        {
            var (dry, action) = (RunsDryAt, NextAction());
            if (Instant.Min(dry, action) > due) break;
            if (dry <= action)
            {
                _now = Instant.Max(_now, dry);
                Show(_playableTo);
                if (_position >= _end) End("end", PlayerCommandKind.Finished);
                else if (_gaps.EndAt(_position) is { } end) Jump(end);
                else Stall();
            }
            else
            {
                _now = Instant.Max(_now, action);
                Show(_clock.PositionAt(_now));
                Act();
            }
        }
        if (!IsEnded) PassTo(now);
    }

    /// <summary>Time passes in which nothing is due.</summary>
    private void PassTo(Instant now)
    {
        _now = now;
        Show(_clock.PositionAt(now));
    }

    /// <summary>The picture has come to <paramref name="position"/>. What was shown is counted where a piece of media ends.</summary>
    private void Show(Duration position)
    {
        position = Duration.Min(position, _playableTo);
        if (position <= _position) return;
        _position = position;
        foreach (var track in _tracks)
        {
            if (track.Buffer.IsEmpty || track.Buffer.First.End > position) continue;
            CountShown();
            return;
        }
    }

    /// <summary>Counts what was shown since this was done last, and drops what is played.</summary>
    private void CountShown()
    {
        if (_position <= _shownTo) return;
        _meter.Advanced(_position - _shownTo, _rate);
        foreach (var track in _tracks)
        {
            while (!track.Buffer.IsEmpty && track.Buffer.First.Start < _position)
            {
                ref readonly var media = ref track.Buffer.First;
                if (track.Index == 0) _meter.Show(media, Duration.Min(media.End, _position) - Duration.Max(media.Start, _shownTo));
                if (media.End > _position) break;
                track.Buffer.RemoveFirst();
            }
        }
        _shownTo = _position;
    }

    private void StartWhenReady()
    {
        if (_paused || Phase is not (PlayoutPhase.Starting or PlayoutPhase.Stalled or PlayoutPhase.Seeking)) return;
        var threshold = Phase == PlayoutPhase.Stalled ? _configuration.RebufferThreshold : _configuration.StartThreshold;
        foreach (var track in _tracks)
            if (!IsReady(track, threshold)) return;
        if (Phase == PlayoutPhase.Stalled) TellStallEnd();
        Run();
        _hasPlayed = true;
        if (!HasRenderer) TellPlaying();
    }

    /// <summary>Enough media, or all there will be, or no room for more.</summary>
    private bool IsReady(Track track, Duration threshold)
    {
        if (track.PlayableTo == Duration.Infinite) return true;
        var level = track.Level(_position);
        return level > Duration.Zero && (PlayoutThreshold.IsMet(level, threshold, track.Media) || !track.HasRoom(_position, _configuration.Buffer));
    }

    private void Run()
    {
        Phase = PlayoutPhase.Playing;
        _clock.RunFrom(_now, _position, _rate);
        (_ranAt, _waitedAs) = (_now, _meter.Condition);
        _meter.Enter(_now, PlayoutCondition.Playing);
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.StartPlayout, Position = _position, Rate = _rate });
    }

    private void Hold()
    {
        if (!_clock.IsRunning) return;
        _clock.HoldAt(_position);
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.HoldPlayout, Position = _position });
    }

    private void Stall()
    {
        Hold();
        Phase = PlayoutPhase.Stalled;
        _stalledAt = _now;
        _meter.Enter(_now, PlayoutCondition.Stalled);
        TellPlaying();
        TellStallStart();
    }

    private void TakeReport(in PlayerInput report)
    {
        // One from before a jump says nothing of what comes after.
        if (!_clock.IsRunning || report.Position < _jumpedTo) return;
        if (report.Starved && _playableTo >= _end && report.Position >= _end - LastPicture) ShowTheEnd();
        else if (report.Starved) Stall();
        else if (report.Rate > 0) Follow(report);
    }

    /// <summary>
    /// The renderer is the clock. Its first report after a start says when the picture really moved: until then it was waited for as before. Of the others one
    /// that is a little behind was only long under way: reports can be late, not early.
    /// </summary>
    private void Follow(in PlayerInput report)
    {
        var late = (_clock.PositionAt(_now) - report.Position) / report.Rate;
        if (_waitedAs is { } before) _meter.GiveBack(Duration.Max(Duration.Zero, Duration.Min(late, _now - _ranAt)), before);
        else if (late > Duration.Zero && late < LongestUnderWay && report.Rate == _clock.Rate) return;
        _waitedAs = null;
        TellPlaying();
        _clock.RunFrom(_now, Duration.Min(report.Position, _playableTo), report.Rate);
    }

    /// <summary>A renderer that runs out at the end of the media has come to the end.</summary>
    private void ShowTheEnd()
    {
        Show(_end);
        End("end", PlayerCommandKind.Finished);
    }

    /// <summary>Does what the script or the session's time limit asks for at this instant.</summary>
    private void Act()
    {
        if (_configuration.For is { } limit && _now >= _origin + limit)
        {
            End("for", PlayerCommandKind.Finished);
            return;
        }
        var action = _configuration.Script[_nextAction++];
        switch (action.Kind)
        {
            case ScriptedActionKind.Seek: SeekTo(action.Position); break;
            case ScriptedActionKind.Pause: Pause(); break;
            default: Resume(); break;
        }
    }

    private void SeekTo(Duration target)
    {
        if (Phase == PlayoutPhase.Idle) return;
        target = Duration.Max(Leading.Media.Start, Duration.Min(target, _end));
        CountShown();
        TellSeek(target);
        AbandonMedia("seek");
        Hold();
        foreach (var track in _tracks)
        {
            track.GoTo(target >= track.Media.End ? track.Media.SegmentCount : track.Media.SegmentAt(target));
            track.Missed = 0;
            var start = track.IsComplete ? track.Media.End : track.Media.Segments[track.Next].Start;
            _meter.Wasted += track.Buffer.Flush(_position, start);
            track.Memory?.Sought(track.Next);
        }
        _gaps.Clear();
        (_position, _shownTo, _jumpedTo) = (target, target, new(double.NegativeInfinity));
        _playableTo = FindPlayableTo();
        _clock.HoldAt(target);
        if (Phase != PlayoutPhase.Starting) Phase = PlayoutPhase.Seeking;
        EnterCondition();
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.FlushTo, Position = target });
    }

    private void Pause()
    {
        if (_paused) return;
        _paused = true;
        Hold();
        EnterCondition();
        TellPause();
    }

    private void Resume()
    {
        if (!_paused) return;
        _paused = false;
        TellResume();
        if (Phase == PlayoutPhase.Playing) Run();
        else EnterCondition();
    }

    private void SetRate(double rate)
    {
        CountShown();
        _rate = rate;
        if (_clock.IsRunning) Run();
        TellRate();
    }

    /// <summary>Seconds count from the first request on.</summary>
    private void EnterCondition()
    {
        if (_origin != Instant.Never) _meter.Enter(_now, Condition);
    }

    private PlayoutCondition Condition => _paused ? PlayoutCondition.Paused : Phase switch
    {
        PlayoutPhase.Starting => PlayoutCondition.Starting,
        PlayoutPhase.Playing => PlayoutCondition.Playing,
        PlayoutPhase.Stalled => PlayoutCondition.Stalled,
        PlayoutPhase.Seeking => PlayoutCondition.Seeking,
        _ => PlayoutCondition.Idle,
    };
}
