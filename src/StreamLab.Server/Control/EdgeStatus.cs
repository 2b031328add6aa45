namespace StreamLab.Server;

/// <summary>What an edge does at the moment (<c>GET /api/status</c>).</summary>
/// <param name="BytesServed">Bytes of media bodies written since the start.</param>
/// <param name="Clients">Those that asked for something in the last ten seconds.</param>
/// <param name="ProcessorSeconds">Processor time of its process since that began; other servers of the laboratory may be in it, too.</param>
/// <param name="Counters">What its store has done since the start.</param>
/// <param name="Fault">The names of its faults, or <c>off</c>.</param>
public sealed record EdgeStatus(string Name, Uri Url, ShapeStatus Shaping, string Fault, long BytesServed, int Clients, double ProcessorSeconds, EdgeCacheStatus Cache, EdgeCounters Counters);
