namespace StreamLab.Server;

public sealed record OriginOptions : ServerOptions
{
    /// <summary>A folder of titles, as <c>streamlab ingest</c> makes them.</summary>
    public required string Catalog { get; init; }

    /// <summary>How players are steered; null: not at all.</summary>
    public SteeringOptions? Steering { get; init; } = new();
}
