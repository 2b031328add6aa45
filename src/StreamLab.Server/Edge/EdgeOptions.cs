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

    /// <summary>One of <see cref="Cdn.EvictionPolicies.Names"/>.</summary>
    public string Policy { get; init; } = "lru";

    /// <summary>Shared by all clients, equally; a client's share is shared by its responses.</summary>
    public UplinkShape Uplink { get; init; } = UplinkShape.Unlimited;

    /// <summary>What each client gets at most.</summary>
    public Bitrate ClientRate { get; init; } = Bitrate.Unlimited;

    /// <summary>Each first byte is held back so long, on a new connection twice; the latency of a trace comes on top.</summary>
    public Duration Rtt { get; init; } = Duration.Zero;

    /// <summary>The same with the limits that a command asks for.</summary>
    public EdgeOptions With(ShapeChange change) =>
        this with { Uplink = change.Uplink ?? Uplink, ClientRate = change.ClientRate ?? ClientRate };
}
