namespace StreamLab.Player;

public sealed record StallStartEvent : SessionEvent
{
    /// <summary>Media time at which the picture stands still.</summary>
    public required double Position { get; init; }
}
