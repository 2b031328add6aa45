namespace StreamLab.Server;

/// <summary>New limits for an edge; what is null stays as it is.</summary>
public sealed record ShapeChange
{
    /// <summary>Shared by all clients.</summary>
    public LinkShape? Uplink { get; init; }

    /// <summary>The link of each client.</summary>
    public LinkShape? ClientLink { get; init; }

    public RoundTripChange RoundTrip { get; init; } = RoundTripChange.None;
}
