namespace StreamLab.Player;

/// <summary>
/// One thing that happened, with the time in it. One struct for all kinds, made by the named factories only, so that a
/// million inputs allocate nothing and the input log has one shape.
/// </summary>
public readonly record struct PlayerInput
{
    public PlayerInputKind Kind { get; init; }

    /// <summary>When it happened, on the session's clock; never before the input that came earlier.</summary>
    public Instant At { get; init; }

    public int RequestId { get; init; }

    /// <summary>Bytes of the request so far (progress), or in all (done, failed).</summary>
    public DataSize Size { get; init; }

    /// <summary>Playout position, seek target or start of the appended media, on the media timeline.</summary>
    public Duration Position { get; init; }

    /// <summary>End of the appended media.</summary>
    public Duration End { get; init; }

    /// <summary>Playback rate: media seconds a second.</summary>
    public double Rate { get; init; }

    /// <summary>The renderer ran out of media.</summary>
    public bool Starved { get; init; }

    public RequestFailure Failure { get; init; }
    public StopReason StopReason { get; init; }

    /// <summary>What the steering server wants; null for other kinds.</summary>
    public SteeringUpdate? Steering { get; init; }

    public static PlayerInput Started(Instant at) => new() { Kind = PlayerInputKind.Started, At = at };

    public static PlayerInput ResponseStarted(Instant at, int requestId) =>
        new() { Kind = PlayerInputKind.ResponseStarted, At = at, RequestId = requestId };

    public static PlayerInput BytesArrived(Instant at, int requestId, DataSize sizeSoFar) =>
        new() { Kind = PlayerInputKind.BytesArrived, At = at, RequestId = requestId, Size = sizeSoFar };

    public static PlayerInput MediaAppended(Instant at, int requestId, Duration start, Duration end) =>
        new() { Kind = PlayerInputKind.MediaAppended, At = at, RequestId = requestId, Position = start, End = end };

    public static PlayerInput RequestDone(Instant at, int requestId, DataSize size) =>
        new() { Kind = PlayerInputKind.RequestDone, At = at, RequestId = requestId, Size = size };

    public static PlayerInput RequestFailed(Instant at, int requestId, DataSize sizeSoFar, RequestFailure failure) =>
        new() { Kind = PlayerInputKind.RequestFailed, At = at, RequestId = requestId, Size = sizeSoFar, Failure = failure };

    public static PlayerInput TimerFired(Instant at) => new() { Kind = PlayerInputKind.TimerFired, At = at };

    public static PlayerInput PlayoutReported(Instant at, Duration position, double rate, bool starved) =>
        new() { Kind = PlayerInputKind.PlayoutReported, At = at, Position = position, Rate = rate, Starved = starved };

    public static PlayerInput SeekRequested(Instant at, Duration position) =>
        new() { Kind = PlayerInputKind.SeekRequested, At = at, Position = position };

    public static PlayerInput PauseRequested(Instant at) => new() { Kind = PlayerInputKind.PauseRequested, At = at };
    public static PlayerInput ResumeRequested(Instant at) => new() { Kind = PlayerInputKind.ResumeRequested, At = at };
    public static PlayerInput RateRequested(Instant at, double rate) => new() { Kind = PlayerInputKind.RateRequested, At = at, Rate = rate };

    public static PlayerInput PathwaysChanged(Instant at, SteeringUpdate update) =>
        new() { Kind = PlayerInputKind.PathwaysChanged, At = at, Steering = update };

    public static PlayerInput Stopped(Instant at, StopReason reason) =>
        new() { Kind = PlayerInputKind.Stopped, At = at, StopReason = reason };
}
