namespace StreamLab.Server;

public sealed record EdgeOptions : ServerOptions
{
    /// <summary>Stands in manifests as serviceLocation.</summary>
    public required string Name { get; init; }

    /// <summary>Where it makes itself known.</summary>
    public required Uri Origin { get; init; }

    /// <summary>Where its objects come from, when not from the origin itself: another edge (a shield).</summary>
    public Uri? Upstream { get; init; }

    /// <summary>Whether manifests name it; a shield stays behind.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>How long the news that upstream has no such file is believed; zero: never.</summary>
    public Duration NegativeLifetime { get; init; } = Duration.FromSeconds(1);

    /// <summary>Opens the origin's control; null: as <see cref="TokenFolder.Find"/> finds it.</summary>
    public string? OriginToken { get; init; }

    /// <summary>What it fetches before it is asked for.</summary>
    public PrefetchMode Prefetch { get; init; } = PrefetchMode.Cmcd;

    /// <summary>Memory for cached objects.</summary>
    public DataSize Cache { get; init; } = DataSize.FromBytes(512 * 1024 * 1024);

    /// <summary>A folder for objects that are to be there after a restart, of this edge alone; null: memory only.</summary>
    public string? Disk { get; init; }

    /// <summary>What the files there take at most.</summary>
    public DataSize DiskSize { get; init; } = DataSize.FromBytes(4L * 1024 * 1024 * 1024);

    /// <summary>One of <see cref="Cdn.EvictionPolicies.Names"/>.</summary>
    public string Policy { get; init; } = "lru";

    /// <summary>Shared by all clients, equally; a client's share is shared by its responses.</summary>
    public LinkShape Uplink { get; init; } = LinkShape.Unlimited;

    /// <summary>The link of each client.</summary>
    public LinkShape ClientLink { get; init; } = LinkShape.Unlimited;

    /// <summary>How long first bytes are held back.</summary>
    public RoundTrip RoundTrip { get; init; } = RoundTrip.None;

    /// <summary>Of all randomness here: jitter, and which requests a fault hits.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The same with the limits that a command asks for.</summary>
    public EdgeOptions With(ShapeChange change) =>
        this with { Uplink = change.Uplink ?? Uplink, ClientLink = change.ClientLink ?? ClientLink, RoundTrip = RoundTrip.With(change.RoundTrip) };
}
