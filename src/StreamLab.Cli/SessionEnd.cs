using StreamLab.Player;

namespace StreamLab.Cli;

/// <summary>What a session's end means for the process.</summary>
internal static class SessionEnd
{
    public static ExitCode CodeOf(SessionSummary summary) => summary.EndReason switch
    {
        "end" or "for" => ExitCode.Done,
        "cancelled" => ExitCode.Cancelled,
        _ => ExitCode.DoesNotHold,
    };
}
