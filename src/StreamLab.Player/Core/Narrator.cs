namespace StreamLab.Player;

/// <summary>Tells those who listen what happens. Nothing is built while nobody does.</summary>
internal sealed class Narrator(IObserver<SessionEvent>? observer, SessionTime time, IReadOnlyList<AdaptationSet> tracks, PathwayTable pathways)
{
    private double T => time.Elapsed.Seconds;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <param name="level">What the track has buffered.</param>
    public void TellDecision(TrackBuffer track, Pending pending, in DecisionReason pathwayReason, Duration level)
    {
        if (observer is null) return;
        var (decision, representation) = (pending.Decision, track.Media.Representations[pending.Decision.Representation]);
        observer.OnNext(new DecisionEvent
        {
            T = T,
            Track = track.Name,
            Number = track.Media.Segments[pending.Replaces ?? track.Next].Number,
            Representation = representation.Id,
            BitrateKbps = representation.Bandwidth.Kbps,
            Pathway = pathways.Name(pending.Pathway),
            EstimateKbps = pending.Estimate?.Kbps,
            BufferSeconds = level.Seconds,
            WaitSeconds = decision.Wait.Seconds,
            Reason = Reason.Of(decision.Reason),
            ReasonText = decision.Reason.Text,
            PathwayReason = Reason.Of(pathwayReason),
            Replaces = pending.Replaces is not null,
        });
    }

    /// <param name="from">The pathway used last; -1: none.</param>
    public void TellPathway(int from, in PathwayDecision choice) => observer?.OnNext(new PathwayEvent
    {
        T = T,
        From = from < 0 ? null : pathways.Name(from),
        To = pathways.Name(choice.Pathway),
        Reason = Reason.Of(choice.Reason),
        ReasonText = choice.Reason.Text,
    });

    public void TellSteering(SteeringUpdate update) => observer?.OnNext(new SteeringEvent
    {
        T = T,
        Priority = update.Priority,
        NewPathways = update.NewPathways,
        TtlSeconds = update.Ttl > Duration.Zero ? update.Ttl.Seconds : null,
    });

    public void TellRequest(in SegmentRequest request) => observer?.OnNext(new RequestEvent
    {
        T = T,
        Id = request.Id,
        Purpose = Lower(request.Purpose),
        Track = NameOf(request),
        Representation = RepresentationOf(request).Id,
        Number = NumberOf(request),
        Pathway = pathways.Name(request.Pathway),
    });

    public void TellResponse(Transfer transfer) => observer?.OnNext(new ResponseEvent
    {
        T = T,
        Id = transfer.Request.Id,
        Purpose = Lower(transfer.Request.Purpose),
        Pathway = pathways.Name(transfer.Request.Pathway),
        Bytes = Bytes(transfer.Received),
        TtfbMs = transfer.TimeToFirstByte.Milliseconds,
        DownloadMs = (time.Now - transfer.SentAt).Milliseconds,
    });

    /// <param name="level">What the track has buffered, this Segment included.</param>
    public void TellSegment(TrackBuffer track, Transfer transfer, Duration level)
    {
        if (observer is null) return;
        var segment = track.Media.Segments[transfer.Request.Segment];
        var representation = RepresentationOf(transfer.Request);
        observer.OnNext(new SegmentEvent
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
            Pathway = pathways.Name(transfer.Request.Pathway),
            Bytes = Bytes(transfer.Received),
            TtfbMs = transfer.TimeToFirstByte.Milliseconds,
            DownloadMs = (time.Now - transfer.SentAt).Milliseconds,
            ThroughputKbps = Finite((transfer.Received / (time.Now - transfer.FirstByteAt)).Kbps),
            EstimateKbps = transfer.Estimate?.Kbps,
            BufferSeconds = level.Seconds,
            Reason = Reason.Of(transfer.Reason),
            ReasonText = transfer.Reason.Text,
            Replaced = transfer.Request.IsReplacement,
        });
    }

    public void TellAbandon(Transfer transfer, string cause) => observer?.OnNext(new AbandonEvent
    {
        T = T,
        Id = transfer.Request.Id,
        Track = NameOf(transfer.Request),
        Representation = RepresentationOf(transfer.Request).Id,
        Number = NumberOf(transfer.Request),
        Pathway = pathways.Name(transfer.Request.Pathway),
        Bytes = Bytes(transfer.Received),
        Cause = cause,
    });

    public void TellFailure(Transfer transfer, RequestFailure failure, Duration excludedFor) => observer?.OnNext(new FailureEvent
    {
        T = T,
        Id = transfer.Request.Id,
        Purpose = Lower(transfer.Request.Purpose),
        Track = NameOf(transfer.Request),
        Representation = RepresentationOf(transfer.Request).Id,
        Number = NumberOf(transfer.Request),
        Pathway = pathways.Name(transfer.Request.Pathway),
        Cause = failure.Words(),
        Bytes = Bytes(transfer.Received),
        ExcludedSeconds = excludedFor > Duration.Zero ? excludedFor.Seconds : null,
    });

    public void TellPlaying(double startupSeconds) => observer?.OnNext(new PlayingEvent { T = T, StartupDelaySeconds = startupSeconds });
    public void TellStallStart(Duration position) => observer?.OnNext(new StallStartEvent { T = T, Position = position.Seconds });

    public void TellStallEnd(Duration position, Duration length) =>
        observer?.OnNext(new StallEndEvent { T = T, Position = position.Seconds, StallSeconds = length.Seconds });

    public void TellGap(Duration from, Duration to) => observer?.OnNext(new GapEvent { T = T, From = from.Seconds, To = to.Seconds });
    public void TellSeek(Duration from, Duration to) => observer?.OnNext(new SeekEvent { T = T, From = from.Seconds, To = to.Seconds });
    public void TellPause() => observer?.OnNext(new PauseEvent { T = T });
    public void TellResume() => observer?.OnNext(new ResumeEvent { T = T });
    public void TellRate(double rate) => observer?.OnNext(new RateEvent { T = T, PlaybackRate = rate });

    private string NameOf(in SegmentRequest request) => tracks[request.Track].ContentType.NameInLogs();

    private Representation RepresentationOf(in SegmentRequest request) => tracks[request.Track].Representations[request.Representation];

    private long? NumberOf(in SegmentRequest request) =>
        request.Purpose == RequestPurpose.Initialization ? null : tracks[request.Track].Segments[request.Segment].Number;

    private static long Bytes(DataSize size) => (long)Math.Round(size.Bytes);

    private static string Lower(RequestPurpose purpose) => purpose switch
    {
        RequestPurpose.Initialization => "initialization",
        RequestPurpose.Media => "media",
        _ => "probe",
    };
}
