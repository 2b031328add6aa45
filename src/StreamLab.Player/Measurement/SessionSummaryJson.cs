using System.Text.Json;

namespace StreamLab.Player;

/// <summary>How a <see cref="SessionSummary"/> is spelt; shortest round-trip numbers, what is not finite is null.</summary>
public static class SessionSummaryJson
{
    public static string Write(SessionSummary summary) => JsonSerializer.Serialize(summary, SessionJsonContext.Default.SessionSummary);
}
