namespace StreamLab.Player;

public sealed record BufferEvent : SessionEvent
{
    public required double Position { get; init; }
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }
}
