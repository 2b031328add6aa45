using StreamLab.Simulation;

namespace StreamLab.Cli.Simulating;

/// <summary>The servers of one simulated session, under the name that its summary has.</summary>
internal sealed record SimulatedNetwork(string Name, IReadOnlyList<SimulatedPathway> Pathways);
