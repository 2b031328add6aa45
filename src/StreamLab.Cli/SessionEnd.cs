using StreamLab.Player;

namespace StreamLab.Cli;

/// <summary>What a session's end means for the process.</summary>
internal static class SessionEnd
{
    /// <summary>A rule of a user's own that failed is told of in one line, like any other error.</summary>
    public static void TellFailedRule(IEnumerable<SessionSummary> summaries, TextWriter error)
    {
        if (summaries.FirstOrDefault(HasFailedRule) is { } summary) error.WriteLine(summary.EndReason);
    }

    public static bool HasFailedRule(SessionSummary summary) => summary.EndReason.StartsWith(PlayerCore.RuleFailed, StringComparison.Ordinal);

    public static ExitCode CodeOf(SessionSummary summary) => summary.EndReason switch
    {
        "end" or "for" => ExitCode.Done,
        "cancelled" => ExitCode.Cancelled,
        _ => ExitCode.DoesNotHold,
    };
}
