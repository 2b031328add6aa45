namespace StreamLab.Player;

public sealed record FailureEvent : SessionEvent
{
    public required int Id { get; init; }
    public required string Purpose { get; init; }
    public required string Track { get; init; }
    public required string Representation { get; init; }
    public required long? Number { get; init; }
    public required string Pathway { get; init; }
    public required string Cause { get; init; }
    public required long Bytes { get; init; }

    /// <summary>Seconds for which the server is left alone; null when it is not.</summary>
    public required double? ExcludedSeconds { get; init; }
}
