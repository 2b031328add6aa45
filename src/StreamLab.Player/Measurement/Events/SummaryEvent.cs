using System.Text.Json.Serialization;

namespace StreamLab.Player;

public sealed record SummaryEvent : SessionEvent
{
    [JsonPropertyName("summary")]
    public required SessionSummary Figures { get; init; }
}
