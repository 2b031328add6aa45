namespace StreamLab.Simulation.Cdn;

/// <summary>Clients that are equally far from every server.</summary>
/// <param name="Share">Of all requests; the shares of a topology sum up to 1.</param>
/// <param name="AccessRate">What one client can receive.</param>
public sealed record ClientRegion(string Name, double Share, Bitrate AccessRate);
