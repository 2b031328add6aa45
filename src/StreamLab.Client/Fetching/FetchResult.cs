using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>How a fetch ended.</summary>
public sealed record FetchResult
{
    public RequestFailure Failure { get; init; }

    /// <summary>What came; null for a probe and for a failure. The receiver disposes of it.</summary>
    public SegmentContent? Content { get; init; }

    /// <summary>How far the server's pacer was behind its schedule, as it says itself (<c>Server-Timing: pacing</c>); null where it says nothing.</summary>
    public Duration? PacingLag { get; init; }

    public static FetchResult Failed(RequestFailure failure) => new() { Failure = failure };
}
