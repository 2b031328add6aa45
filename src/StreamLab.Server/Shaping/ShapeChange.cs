namespace StreamLab.Server;

/// <summary>New limits for an edge.</summary>
/// <param name="Uplink">Shared by all clients; null: as it is.</param>
/// <param name="ClientRate">For each client; null: as it is.</param>
public sealed record ShapeChange(UplinkShape? Uplink, Bitrate? ClientRate);
