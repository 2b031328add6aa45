namespace StreamLab.Simulation.Cdn;

/// <summary>Which titles and rungs go to which server that clients talk to.</summary>
public sealed record PlacementPlan(IReadOnlyList<NodePlan> Nodes);
