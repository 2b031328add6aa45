using System.Net;

namespace StreamLab.Server;

/// <summary>The whole laboratory in one process.</summary>
public sealed record LabOptions
{
    /// <summary>A folder of titles, as <c>streamlab ingest</c> makes them.</summary>
    public required string Catalog { get; init; }

    /// <summary>How many edges: edge-1, edge-2, …</summary>
    public int Edges { get; init; } = 3;

    /// <summary>Whether the edges fetch from one more edge, which no manifest names, and which alone asks the origin; its port is the last.</summary>
    public bool Shield { get; init; }

    /// <summary>The page and the origin; the edges have the ports after it. 0: any that are free.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Where origin and edges can be reached beside this machine's own loopback addresses; loopback: nowhere.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The secret of signed, expiring URLs; see <see cref="ServerOptions.SigningKey"/>.</summary>
    public SigningKey? SigningKey { get; init; }

    /// <summary>How players are steered; null: not at all.</summary>
    public SteeringOptions? Steering { get; init; } = new();

    /// <summary>Gets a line for each request to any of the servers; its maker ends it. Null: no log.</summary>
    public AccessLog? AccessLog { get; init; }

    /// <summary>Where control tokens lie.</summary>
    public TokenFolder Tokens { get; init; } = TokenFolder.Default();

    /// <summary>Told one line when something goes wrong that does not end the laboratory.</summary>
    public Action<string> Warn { get; init; } = static _ => { };
}
