namespace StreamLab.Player;

public sealed record RequestEvent : SessionEvent
{
    public required int Id { get; init; }
    public required string Purpose { get; init; }
    public required string Track { get; init; }
    public required string Representation { get; init; }

    /// <summary>Number of the Segment; null for an Initialization Segment.</summary>
    public required long? Number { get; init; }
    public required string Pathway { get; init; }
}
