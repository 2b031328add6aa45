using System.Net;

namespace StreamLab.Server;

/// <summary>What every server of the laboratory is started with.</summary>
public abstract record ServerOptions
{
    /// <summary>0: any that is free.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Where HTTP/2 without TLS is served, to who knows beforehand: in clear text the two versions cannot be told apart on one port. 0: any that is free; null: nowhere.
    /// </summary>
    public int? Http2Port { get; init; }

    /// <summary>How long a connection without a request is kept: a paused player with a full buffer keeps its own.</summary>
    public Duration KeepAlive { get; init; } = Duration.FromSeconds(600);

    /// <summary>
    /// The secret of signed, expiring URLs: an origin puts them into its manifests, an edge serves no others. Null: URLs are not signed.
    /// </summary>
    public SigningKey? SigningKey { get; init; }

    /// <summary>Only this machine can reach a server, unless told otherwise.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Where control tokens lie.</summary>
    public TokenFolder Tokens { get; init; } = TokenFolder.Default();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets a line for each request; its maker ends it. Null: no log.</summary>
    public AccessLog? AccessLog { get; init; }

    /// <summary>Told one line when something goes wrong that does not end the server.</summary>
    public Action<string> Warn { get; init; } = static _ => { };
}
