namespace StreamLab.Simulation.Cdn;

/// <summary>All that decides a simulation: the same setup gives the same figures.</summary>
public sealed record CdnSetup
{
    public const string Busiest = "busiest";

    public required CdnTopology Topology { get; init; }
    public required Catalogue Catalogue { get; init; }
    public CdnWorkload Workload { get; init; } = new();

    /// <summary>Who leaves a full cache, on every server; see <see cref="StreamLab.Cdn.EvictionPolicies"/>.</summary>
    public string Policy { get; init; } = "lru";

    public FillMode Fill { get; init; }

    /// <summary>What a server can be filled with beforehand, where <see cref="Fill"/> asks for it; null: its whole storage.</summary>
    public DataSize? FillBudget { get; init; }

    /// <summary>The server or cluster that fails: a name, <see cref="Busiest"/>, or null for none.</summary>
    public string? Fails { get; init; }

    /// <summary>Requests before figures are taken, as a share of all: caches start empty.</summary>
    public double WarmUpShare { get; init; } = 0.4;

    /// <summary>How far a server of a cluster may be above the mean load before its objects go to the next: the ε of bounded loads.</summary>
    public double ClusterSlack { get; init; } = 0.25;
}
