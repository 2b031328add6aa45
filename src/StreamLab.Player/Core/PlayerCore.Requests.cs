namespace StreamLab.Player;

// Requests: which segment, from which server, in which representation, and when.
public sealed partial class PlayerCore
{
    // A probe asks for so much: enough to measure 6 Mbit/s to a few per cent, little enough to cost 2 % of it every 10 s.
    private static DataSize ProbeSize => DataSize.FromBytes(64_000);

    /// <summary>Sends the track's next request if its time has come.</summary>
    /// <returns>When it could go on by the passing of time alone; never, when it waits for something else.</returns>
    private Instant Schedule(Track track)
    {
        if (track.InFlight) return Instant.Never;
        if (_now < track.RetryAt) return track.RetryAt;
        if (!track.IsInitialized)
        {
            Send(track, RequestPurpose.Initialization, track.NextInitialization, track.PeriodStart, PathwayOfInitialization(track), default, null);
            return Instant.Never;
        }
        if (track.IsComplete || !EveryTrackCanBegin || IsAhead(track)) return Instant.Never;
        if (!HasRoom(track))
            return _clock.IsRunning ? _now + (track.Excess(_position, _configuration.Buffer) / _clock.Rate) : Instant.Never;
        if ((!track.IsDecided && !Decide(track)) || _now < track.Pending.NotBefore) return track.Pending.NotBefore;
        SendDecided(track);
        return Instant.Never;
    }

    private void SendDecided(Track track)
    {
        ref readonly var pending = ref track.Pending;
        track.IsDecided = false;
        Send(track, RequestPurpose.Media, pending.Decision.Representation, pending.Replaces ?? track.Next, pending.Pathway, pending.Decision.Reason, pending.Estimate, pending.Replaces is not null);
    }

    /// <summary>Whether the next Segment fits; a rule that wants to know hears how much had to be played until it did.</summary>
    private bool HasRoom(Track track)
    {
        if (!track.HasRoom(_position, _configuration.Buffer))
        {
            track.FullAt ??= _position;
            return false;
        }
        if (track.FullAt is { } position) track.Memory?.WaitedForRoom(_position - position);
        track.FullAt = null;
        return true;
    }

    private bool EveryTrackCanBegin
    {
        get
        {
            foreach (var track in _tracks)
                if (!track.CanBegin) return false;
            return true;
        }
    }

    /// <summary>The other tracks are never more than one Segment ahead of the leading one; theirs may begin up to a frame later.</summary>
    private bool IsAhead(Track track) =>
        track.Index > 0 && !Leading.IsComplete && track.Media.Segments[track.Next].Start > Leading.Buffer.End + track.Media.Frame;

    /// <returns>False when the choice of the server has to wait.</returns>
    private bool Decide(Track track)
    {
        var choice = ChoosePathway(track, track.Instead >= 0 ? track.Absences.Of(track.Instead) : 0);
        if (choice.Wait > Duration.Zero)
        {
            track.Pending = new PendingRequest(default, choice.Pathway, _now + choice.Wait, null);
            return false;
        }
        if (track.Index == 0) Use(choice);
        var estimator = _pathways.Estimator(choice.Pathway);
        var estimate = estimator.Throughput;
        AbrDecision decision;
        int? replaces = null;
        if (track.Instead >= 0) decision = new AbrDecision(track.Instead, Duration.Zero, track.InsteadReason);
        else if (!TryAsk(track, Context(track, estimate, estimator.Latency), out decision)) return false;
        else if (track.Absences.IsBarred(decision.Representation)) decision = InsteadOf(track, decision);
        else if (SegmentToReplace(track, decision.Representation) is { } buffered) (replaces, decision) = (buffered, decision with { Wait = Duration.Zero });
        track.Instead = -1;
        track.Pending = new PendingRequest(decision, choice.Pathway, _now + decision.Wait, estimate, replaces);
        track.IsDecided = true;
        _meter.Decisions++;
        TellDecision(track, choice);
        return true;
    }

    /// <summary>Rules may come from anywhere: one that breaks, or answers what cannot be, ends the session and is named.</summary>
    private bool TryAsk(Track track, in AbrContext context, out AbrDecision decision)
    {
        var fault = Ask(track.Rule, context, out decision);
        if (fault.Length == 0) return true;
        End($"{RuleFailed} {_configuration.Abr}, asked for segment {track.Media.Segments[context.Segment].Number}, {fault}", PlayerCommandKind.Failed);
        return false;
    }

    private static string Ask(IAbrRule rule, in AbrContext context, out AbrDecision decision)
    {
        decision = default;
        try
        {
            decision = rule.Choose(context);
        }
        catch (RuleException e)
        {
            return e.Message;
        }
        catch (Exception e)
        {
            return $"threw {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";
        }
        if (decision.Representation < 0 || decision.Representation >= context.Media.RepresentationCount)
            return $"chose representation {decision.Representation} of 0 to {context.Media.RepresentationCount - 1}";
        var possible = decision.Wait >= Duration.Zero && decision.Wait <= context.BufferCapacity;
        return possible ? "" : $"asked to wait {decision.Wait}; 0 to {context.BufferCapacity} are possible";
    }

    private AbrContext Context(Track track, Bitrate? throughput, Duration latency) => new()
    {
        Media = track.Media,
        Segment = track.Next,
        LastRepresentation = track.LastRepresentation,
        BufferLevel = track.Level(_position),
        BufferCapacity = _configuration.Buffer,
        Throughput = throughput,
        Latency = latency,
        Now = _now,
        LastDownload = track.LastDownload,
        IsPlaying = Phase == PlayoutPhase.Playing && !_paused,
        StalledFor = new Duration(_meter.SecondsIn(PlayoutCondition.Stalled, _now)),
        PlaybackRate = _rate,
        Seed = _seed,
    };

    /// <summary>The leading track chooses (and has other servers measured); the others follow it while its server works.</summary>
    /// <param name="lacking">The pathways that do not have what is to be asked for.</param>
    private PathwayDecision ChoosePathway(Track track, ulong lacking)
    {
        var states = _pathways.Look(_now, lacking);
        if (track.Index > 0 && _currentPathway >= 0 && !states[_currentPathway].Excluded) return new(_currentPathway, default);
        var choice = _selector.Choose(new PathwayContext
        {
            Now = _now,
            Pathways = states,
            Current = _currentPathway,
            BufferLevel = track.Level(_position),
            SegmentDuration = track.Media.Segments[track.Next].Duration,
        });
        if (track.Index == 0) SendProbes(track, choice.Probes);
        return choice;
    }

    private int PathwayOfInitialization(Track track)
    {
        var lacking = track.InitializationAbsences.Of(track.NextInitialization);
        return _currentPathway >= 0 && !_pathways.Look(_now, lacking)[_currentPathway].Excluded ? _currentPathway : ChoosePathway(track, lacking).Pathway;
    }

    private void Use(in PathwayDecision choice)
    {
        if (choice.Pathway == _currentPathway) return;
        TellPathway(choice);
        _currentPathway = choice.Pathway;
    }

    private void SendProbes(Track track, ulong pathways)
    {
        for (var i = 0; i < _pathways.Count; i++)
        {
            if ((pathways & (1UL << i)) == 0) continue;
            _pathways.SetProbing(i, true);
            // The lowest Representation of the Segment to come: its first bytes are there on every server.
            Send(track, RequestPurpose.Probe, 0, track.Next, i, default, null);
        }
    }

    private void Send(Track track, RequestPurpose purpose, int representation, int segment, int pathway, in DecisionReason reason, Bitrate? estimate, bool isReplacement = false)
    {
        if (_origin == Instant.Never)
        {
            _origin = _now;
            EnterCondition();
        }
        var watched = isReplacement || (_abandonment is not null && purpose == RequestPurpose.Media && representation > 0);
        var limit = purpose == RequestPurpose.Probe ? ProbeSize : DataSize.Zero;
        var request = new SegmentRequest(_nextId++, purpose, track.Index, representation, segment, pathway, limit, watched, isReplacement);
        if (purpose != RequestPurpose.Probe) track.InFlight = true;
        _meter.Requests++;
        _transfers.Add().Begin(request, _now, reason, estimate);
        _commands.Add(new PlayerCommand { Kind = PlayerCommandKind.Request, Request = request });
        TellRequest(request);
    }
}
