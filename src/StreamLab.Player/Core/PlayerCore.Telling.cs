namespace StreamLab.Player;

// Telling: events for those who listen. Nothing is built while nobody does.
public sealed partial class PlayerCore
{
    private double T => _origin == Instant.Never ? 0 : (_now - _origin).Seconds;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private void TellDecision(Track track, in PathwayDecision choice)
    {
        if (_observer is null) return;
        var (decision, representation) = (track.Pending.Decision, track.Media.Representations[track.Pending.Decision.Representation]);
        _observer.OnNext(new DecisionEvent
        {
            T = T,
            Track = track.Name,
            Number = track.Media.Segments[track.Pending.Replaces ?? track.Next].Number,
            Representation = representation.Id,
            BitrateKbps = representation.Bandwidth.Kbps,
            Pathway = _pathways.Name(choice.Pathway),
            EstimateKbps = track.Pending.Estimate?.Kbps,
            BufferSeconds = track.Level(_position).Seconds,
            WaitSeconds = decision.Wait.Seconds,
            Reason = Reason.Of(decision.Reason),
            ReasonText = decision.Reason.Text,
            PathwayReason = Reason.Of(choice.Reason),
            Replaces = track.Pending.Replaces is not null,
        });
    }

    private void TellPathway(in PathwayDecision choice) => _observer?.OnNext(new PathwayEvent
    {
        T = T,
        From = _currentPathway < 0 ? null : _pathways.Name(_currentPathway),
        To = _pathways.Name(choice.Pathway),
        Reason = Reason.Of(choice.Reason),
        ReasonText = choice.Reason.Text,
    });

    private void TellSteering(SteeringUpdate update) => _observer?.OnNext(new SteeringEvent
    {
        T = T,
        Priority = update.Priority,
        NewPathways = update.NewPathways,
        TtlSeconds = update.Ttl > Duration.Zero ? update.Ttl.Seconds : null,
    });

    private void TellRequest(in SegmentRequest request) => _observer?.OnNext(new RequestEvent
    {
        T = T,
        Id = request.Id,
        Purpose = Lower(request.Purpose),
        Track = _tracks[request.Track].Name,
        Representation = RepresentationOf(request).Id,
        Number = NumberOf(request),
        Pathway = _pathways.Name(request.Pathway),
    });

    private void TellResponse(Transfer transfer) => _observer?.OnNext(new ResponseEvent
    {
        T = T,
        Id = transfer.Request.Id,
        Purpose = Lower(transfer.Request.Purpose),
        Pathway = _pathways.Name(transfer.Request.Pathway),
        Bytes = Bytes(transfer.Received),
        TtfbMs = transfer.TimeToFirstByte.Milliseconds,
        DownloadMs = (_now - transfer.SentAt).Milliseconds,
    });

    private void TellSegment(Track track, Transfer transfer)
    {
        if (_observer is null) return;
        var segment = track.Media.Segments[transfer.Request.Segment];
        var representation = RepresentationOf(transfer.Request);
        _observer.OnNext(new SegmentEvent
        {
            T = T,
            Track = track.Name,
            Number = segment.Number,
            Start = segment.Start.Seconds,
            Duration = segment.Duration.Seconds,
            Representation = representation.Id,
            BitrateKbps = representation.Bandwidth.Kbps,
            ActualKbps = (transfer.Received / segment.Duration).Kbps,
            Width = representation.Width,
            Height = representation.Height,
            FrameRate = representation.FrameRate > 0 ? representation.FrameRate : null,
            Codecs = representation.Codecs,
            Pathway = _pathways.Name(transfer.Request.Pathway),
            Bytes = Bytes(transfer.Received),
            TtfbMs = transfer.TimeToFirstByte.Milliseconds,
            DownloadMs = (_now - transfer.SentAt).Milliseconds,
            ThroughputKbps = Finite((transfer.Received / (_now - transfer.FirstByteAt)).Kbps),
            EstimateKbps = transfer.Estimate?.Kbps,
            BufferSeconds = track.Level(_position).Seconds,
            Reason = Reason.Of(transfer.Reason),
            ReasonText = transfer.Reason.Text,
            Replaced = transfer.Request.IsReplacement,
        });
    }

    private void TellAbandon(Transfer transfer, string cause) => _observer?.OnNext(new AbandonEvent
    {
        T = T,
        Id = transfer.Request.Id,
        Track = _tracks[transfer.Request.Track].Name,
        Representation = RepresentationOf(transfer.Request).Id,
        Number = NumberOf(transfer.Request),
        Pathway = _pathways.Name(transfer.Request.Pathway),
        Bytes = Bytes(transfer.Received),
        Cause = cause,
    });

    private void TellFailure(Transfer transfer, RequestFailure failure, Duration excludedFor) => _observer?.OnNext(new FailureEvent
    {
        T = T,
        Id = transfer.Request.Id,
        Purpose = Lower(transfer.Request.Purpose),
        Track = _tracks[transfer.Request.Track].Name,
        Representation = RepresentationOf(transfer.Request).Id,
        Number = NumberOf(transfer.Request),
        Pathway = _pathways.Name(transfer.Request.Pathway),
        Cause = Describe(failure),
        Bytes = Bytes(transfer.Received),
        ExcludedSeconds = excludedFor > Duration.Zero ? excludedFor.Seconds : null,
    });

    /// <summary>Once, and as soon as it is known when the first frame was: before whatever comes after it.</summary>
    private void TellPlaying()
    {
        if (!_hasPlayed || _hasToldPlaying) return;
        _hasToldPlaying = true;
        _observer?.OnNext(new PlayingEvent { T = T, StartupDelaySeconds = _meter.SecondsIn(PlayoutCondition.Starting) });
    }

    private void TellStallStart() => _observer?.OnNext(new StallStartEvent { T = T, Position = _position.Seconds });

    private void TellStallEnd() =>
        _observer?.OnNext(new StallEndEvent { T = T, Position = _position.Seconds, StallSeconds = (_now - _stalledAt).Seconds });

    private void TellGap(Duration to) => _observer?.OnNext(new GapEvent { T = T, From = _position.Seconds, To = to.Seconds });

    private void TellSeek(Duration target) => _observer?.OnNext(new SeekEvent { T = T, From = _position.Seconds, To = target.Seconds });
    private void TellPause() => _observer?.OnNext(new PauseEvent { T = T });
    private void TellResume() => _observer?.OnNext(new ResumeEvent { T = T });
    private void TellRate() => _observer?.OnNext(new RateEvent { T = T, PlaybackRate = _rate });

    private Representation RepresentationOf(in SegmentRequest request) => _tracks[request.Track].Media.Representations[request.Representation];

    private long? NumberOf(in SegmentRequest request) =>
        request.Purpose == RequestPurpose.Initialization ? null : _tracks[request.Track].Media.Segments[request.Segment].Number;

    private static long Bytes(DataSize size) => (long)Math.Round(size.Bytes);

    private static string Lower(RequestPurpose purpose) => purpose switch
    {
        RequestPurpose.Initialization => "initialization",
        RequestPurpose.Media => "media",
        _ => "probe",
    };
}
