namespace StreamLab.Player;

public sealed record StallEndEvent : SessionEvent
{
    public required double Position { get; init; }
    public required double StallSeconds { get; init; }
}
