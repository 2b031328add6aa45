namespace StreamLab.Simulation.Cdn;

/// <summary>A server of a topology.</summary>
public sealed record CdnNode
{
    public required string Name { get; init; }
    public required NodeKind Kind { get; init; }

    /// <summary>Room for copies; an origin has none, it holds the originals.</summary>
    public DataSize Capacity { get; init; }

    /// <summary>What it can send.</summary>
    public required Bitrate LinkRate { get; init; }

    /// <summary>Money for each 10⁹ bytes that it sends; any currency.</summary>
    public double CostPerGB { get; init; }

    /// <summary>Servers of one cluster share their content: each object has its place on one of them. Null: on its own.</summary>
    public string? Cluster { get; init; }

    /// <summary>Where it asks for what it has not got: the first that is alive.</summary>
    public required IReadOnlyList<Upstream> Parents { get; init; }

    /// <summary>To the clients of each of <see cref="CdnTopology.Regions"/>; infinite where it does not serve them.</summary>
    public required IReadOnlyList<Duration> ClientRtt { get; init; }

    public bool ServesClients => ClientRtt.Any(rtt => rtt < Duration.Infinite);
}
