namespace StreamLab.Simulation.Cdn;

/// <summary>Where servers and clients are, and how far from each other. Read from a file by <see cref="TopologyFile"/>.</summary>
/// <param name="Summary">One line for people.</param>
public sealed record CdnTopology(string Name, string Summary, IReadOnlyList<ClientRegion> Regions, IReadOnlyList<CdnNode> Nodes)
{
    /// <summary>Room for copies on all servers together.</summary>
    public DataSize Storage => new(Nodes.Sum(node => node.Capacity.Bits));

    /// <summary>The same with another amount of storage on each server.</summary>
    public CdnTopology WithStorage(double factor) => this with { Nodes = [.. Nodes.Select(node => node with { Capacity = node.Capacity * factor })] };
}
