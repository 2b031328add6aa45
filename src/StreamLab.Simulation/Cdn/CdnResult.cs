namespace StreamLab.Simulation.Cdn;

/// <summary>What a simulation found.</summary>
/// <param name="Storage">On all servers together.</param>
/// <param name="PushedBytes">What was put on the edges beforehand; in no figure of the origin.</param>
/// <param name="Steady">After the caches have warmed up.</param>
/// <param name="Failed">Who failed then.</param>
/// <param name="AfterFailure">From the failure on; null when nobody failed.</param>
public sealed record CdnResult(
    string Topology, DataSize Storage, string Policy, FillMode Fill, long PushedBytes, CdnFigures Steady, IReadOnlyList<string> Failed, CdnFigures? AfterFailure);
