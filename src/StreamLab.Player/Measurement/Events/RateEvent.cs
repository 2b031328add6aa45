namespace StreamLab.Player;

public sealed record RateEvent : SessionEvent
{
    public required double PlaybackRate { get; init; }
}
