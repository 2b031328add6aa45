using System.Globalization;

namespace StreamLab.Player;

/// <summary>What a summary says of a session that did not reach the end of its media: the same words from every driver.</summary>
public static class EndReasons
{
    /// <param name="sessionTime">How long it has run.</param>
    public static string Of(StopReason reason, Duration sessionTime) => reason switch
    {
        StopReason.TimeIsUp => "for",
        StopReason.Cancelled => "cancelled",
        StopReason.NothingArrives => "failed: the network delivers nothing any more",
        StopReason.TakesTooLong => string.Create(CultureInfo.InvariantCulture, $"failed: not over after {sessionTime.Seconds / 86400:0.###} days of session time"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "unknown reason"),
    };
}
