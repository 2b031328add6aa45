namespace StreamLab.Player;

public sealed record PlayingEvent : SessionEvent
{
    public required double StartupDelaySeconds { get; init; }
}
