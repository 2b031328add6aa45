namespace StreamLab.Server;

public sealed record EdgeOptions : ServerOptions
{
    /// <summary>Stands in manifests as serviceLocation.</summary>
    public required string Name { get; init; }

    public required Uri Origin { get; init; }

    /// <summary>Opens the origin's control; null: as <see cref="TokenFolder.Find"/> finds it.</summary>
    public string? OriginToken { get; init; }

    /// <summary>Memory for cached objects.</summary>
    public DataSize Cache { get; init; } = DataSize.FromBytes(512 * 1024 * 1024);

    /// <summary>One of <see cref="Cdn.EvictionPolicies.Names"/>.</summary>
    public string Policy { get; init; } = "lru";
}
