namespace StreamLab.Cdn;

/// <summary>What is known of a live pathway at one moment: what its server says of itself.</summary>
public sealed record SteeringPathway
{
    public required string Name { get; init; }

    /// <summary>How far it is from its clients; null: unknown.</summary>
    public Duration? RoundTripTime { get; init; }

    /// <summary>What its uplink lets through.</summary>
    public Bitrate Capacity { get; init; } = Bitrate.Unlimited;

    /// <summary>What it has sent lately.</summary>
    public Bitrate Served { get; init; } = Bitrate.Zero;

    /// <summary>Clients that asked for something lately.</summary>
    public int Clients { get; init; }

    /// <summary>When this was said.</summary>
    public Instant KnownAt { get; init; }
}
