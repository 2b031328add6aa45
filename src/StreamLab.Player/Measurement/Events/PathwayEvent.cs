namespace StreamLab.Player;

public sealed record PathwayEvent : SessionEvent
{
    public required string? From { get; init; }
    public required string To { get; init; }
    public required Reason Reason { get; init; }
    public required string ReasonText { get; init; }
}
