namespace StreamLab.Player;

public sealed record DecisionEvent : SessionEvent
{
    public required string Track { get; init; }
    public required long Number { get; init; }
    public required string Representation { get; init; }
    public required double BitrateKbps { get; init; }
    public required string Pathway { get; init; }
    public required double? EstimateKbps { get; init; }
    public required double BufferSeconds { get; init; }

    /// <summary>Seconds that the rule lets pass before the request.</summary>
    public required double WaitSeconds { get; init; }
    public required Reason Reason { get; init; }
    public required string ReasonText { get; init; }
    public required Reason PathwayReason { get; init; }

    /// <summary>Whether the Segment is to replace one that is buffered in a lower Representation.</summary>
    public bool Replaces { get; init; }
}
