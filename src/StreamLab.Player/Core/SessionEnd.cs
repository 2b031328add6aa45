using System.Globalization;

namespace StreamLab.Player;

/// <summary>Why a session ended.</summary>
/// <param name="Kind">The kind of end.</param>
/// <param name="Detail">What went wrong, in words; empty where nothing did.</param>
public readonly record struct SessionEnd(SessionEndKind Kind, string Detail = "")
{
    private const string Failed = "failed: ", RuleFailed = "failed: rule ";

    /// <summary>Whether something went wrong.</summary>
    public bool IsFailure => Kind is SessionEndKind.Failed or SessionEndKind.RuleFailed;

    /// <summary>The end that somebody outside the player has asked for.</summary>
    /// <param name="sessionTime">How long the session has run.</param>
    public static SessionEnd Of(StopReason reason, Duration sessionTime) => reason switch
    {
        StopReason.TimeIsUp => new(SessionEndKind.TimeIsUp),
        StopReason.Cancelled => new(SessionEndKind.Cancelled),
        StopReason.NothingArrives => new(SessionEndKind.Failed, "the network delivers nothing any more"),
        StopReason.TakesTooLong => new(SessionEndKind.Failed, string.Create(CultureInfo.InvariantCulture, $"not over after {sessionTime.Seconds / 86400:0.###} days of session time")),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "unknown reason"),
    };

    /// <summary>Reads what <see cref="ToString"/> wrote; what that never writes is a failure in those words.</summary>
    public static SessionEnd Parse(string words) => words switch
    {
        "end" => new(SessionEndKind.Completed),
        "for" => new(SessionEndKind.TimeIsUp),
        "cancelled" => new(SessionEndKind.Cancelled),
        _ when words.StartsWith(RuleFailed, StringComparison.Ordinal) => new(SessionEndKind.RuleFailed, words[RuleFailed.Length..]),
        _ when words.StartsWith(Failed, StringComparison.Ordinal) => new(SessionEndKind.Failed, words[Failed.Length..]),
        _ => new(SessionEndKind.Failed, words),
    };

    /// <summary>The summary's <c>endReason</c>: <c>end</c>, <c>for</c>, <c>cancelled</c> or <c>failed: …</c>.</summary>
    public override string ToString() => Kind switch
    {
        SessionEndKind.Completed => "end",
        SessionEndKind.TimeIsUp => "for",
        SessionEndKind.Cancelled => "cancelled",
        SessionEndKind.RuleFailed => RuleFailed + Detail,
        _ => Failed + Detail,
    };
}

/// <summary>The ways in which a session can end.</summary>
public enum SessionEndKind
{
    /// <summary>The last media was played.</summary>
    Completed,

    /// <summary>The session time that was asked for is over.</summary>
    TimeIsUp,

    /// <summary>A user or a signal ended it.</summary>
    Cancelled,

    /// <summary>It could not go on.</summary>
    Failed,

    /// <summary>The rate-adaptation rule broke, or answered what cannot be.</summary>
    RuleFailed,
}
