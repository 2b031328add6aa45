namespace StreamLab.Player;

public sealed record BufferEvent : SessionEvent
{
    // Less of a change is none: a picture that runs that slowly fills no log.
    private const double Resolution = 1e-3; // seconds

    public required double Position { get; init; }
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    /// <summary>The same position and levels, to the millisecond.</summary>
    public bool SaysTheSameAs(BufferEvent other) =>
        Math.Abs(Position - other.Position) < Resolution
        && Seconds.All(level => other.Seconds.TryGetValue(level.Key, out var before) && Math.Abs(level.Value - before) < Resolution);
}
