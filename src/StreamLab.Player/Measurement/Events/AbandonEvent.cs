namespace StreamLab.Player;

public sealed record AbandonEvent : SessionEvent
{
    public required int Id { get; init; }
    public required string Track { get; init; }
    public required string Representation { get; init; }
    public required long? Number { get; init; }
    public required string Pathway { get; init; }

    /// <summary>Bytes that had come and are thrown away.</summary>
    public required long Bytes { get; init; }
    public required string Cause { get; init; }
}
