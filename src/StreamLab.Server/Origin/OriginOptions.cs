namespace StreamLab.Server;

public sealed record OriginOptions : ServerOptions
{
    /// <summary>A folder of titles, as <c>streamlab ingest</c> makes them.</summary>
    public required string Catalog { get; init; }
}
