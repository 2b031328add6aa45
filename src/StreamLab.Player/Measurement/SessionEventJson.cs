using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamLab.Player;

/// <summary>How a session log spells its events: one JSON object a line, its kind in <c>event</c>, <c>t</c> next. What is not finite is null.</summary>
public static class SessionEventJson
{
    /// <returns>One line, without its end.</returns>
    public static string Write(SessionEvent value) => JsonSerializer.Serialize(value, SessionJsonContext.Default.SessionEvent);
}

/// <summary>How events and summaries are spelt.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(SessionEvent))]
[JsonSerializable(typeof(SessionSummary))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;
