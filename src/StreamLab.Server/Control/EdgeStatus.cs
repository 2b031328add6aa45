namespace StreamLab.Server;

/// <summary>What an edge does at the moment (<c>GET /api/status</c>).</summary>
/// <param name="BytesServed">Bytes of media bodies written since the start.</param>
public sealed record EdgeStatus(string Name, long BytesServed, EdgeCacheStatus Cache);
