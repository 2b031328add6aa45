namespace StreamLab.Player;

public sealed record SeekEvent : SessionEvent
{
    public required double From { get; init; }
    public required double To { get; init; }
}
