namespace StreamLab.Cli.Playing;

/// <summary>What an edge of ours did for players side by side.</summary>
/// <param name="ClientRate">What it gives each client; null: no fixed limit.</param>
/// <param name="Cores">Processor time of its process over time; other servers may be in it.</param>
internal sealed record CrowdEdge(string Name, Bitrate? ClientRate, double Cores, long BytesServed);
