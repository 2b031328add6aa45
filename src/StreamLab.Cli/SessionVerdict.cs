using StreamLab.Player;

namespace StreamLab.Cli;

/// <summary>What a session's end means for the process.</summary>
internal static class SessionVerdict
{
    /// <summary>A rule of a user's own that failed is told of in one line, like any other error.</summary>
    public static void TellFailedRule(IEnumerable<SessionSummary> summaries, TextWriter error)
    {
        if (summaries.FirstOrDefault(HasFailedRule) is { } summary) error.WriteLine(summary.EndReason);
    }

    /// <summary>A session whose time was up before anything was shown has shown nothing to whoever looks at its exit code alone.</summary>
    public static void TellUnplayed(IEnumerable<SessionSummary> summaries, TextWriter error)
    {
        var unplayed = summaries.Count(IsUnplayed);
        if (unplayed > 0) error.WriteLine($"nothing was played in the time that was given (--for){(unplayed > 1 ? $", by {unplayed} players" : "")}; servers and their rates are in the log (--log)");
    }

    public static bool HasFailedRule(SessionSummary summary) => summary.End?.Kind == SessionEndKind.RuleFailed;

    /// <summary>The same for a real session, of which something was to be seen.</summary>
    public static ExitCode CodeOfPlay(SessionSummary summary) => IsUnplayed(summary) ? ExitCode.DoesNotHold : CodeOf(summary);

    private static bool IsUnplayed(SessionSummary summary) => summary is { End: { Kind: SessionEndKind.TimeIsUp }, PlayedSeconds: <= 0 };

    /// <returns>Why no mean counts a session; null where means do.</returns>
    public static string? WhyNotCounted(SessionSummary summary) =>
        CodeOf(summary) == ExitCode.DoesNotHold ? summary.EndReason
        : summary.StartupDelaySeconds is null ? "no frame was shown"
        : null;

    public static ExitCode CodeOf(SessionSummary summary) => summary.End?.Kind switch
    {
        SessionEndKind.Completed or SessionEndKind.TimeIsUp => ExitCode.Done,
        SessionEndKind.Cancelled => ExitCode.Cancelled,
        _ => ExitCode.DoesNotHold,
    };
}
