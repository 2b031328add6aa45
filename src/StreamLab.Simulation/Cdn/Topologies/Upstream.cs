namespace StreamLab.Simulation.Cdn;

/// <summary>A server from which another one is filled.</summary>
/// <param name="Node">Its place in <see cref="CdnTopology.Nodes"/>.</param>
public readonly record struct Upstream(int Node, Duration Rtt);
