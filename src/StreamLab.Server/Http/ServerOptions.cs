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

    /// <summary>Where it listens, and is found. Only this machine can reach a server, unless told otherwise.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Where it listens as well, on the same port.</summary>
    public IReadOnlyList<IPAddress> MoreAddresses { get; init; } = [];

    /// <summary>All of them; one that stands for all addresses of this machine stands alone.</summary>
    internal IReadOnlyList<IPAddress> Addresses =>
        MoreAddresses.Prepend(Address).FirstOrDefault(IsAny) is { } all ? [all] : [.. MoreAddresses.Prepend(Address).Distinct()];

    /// <summary>In its URL: who listens at all addresses is found at 127.0.0.1.</summary>
    internal IPAddress Host => IsAny(Address) ? IPAddress.Loopback : Address;

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    /// <summary>Where control tokens lie.</summary>
    public TokenFolder Tokens { get; init; } = TokenFolder.Default();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets a line for each request; its maker ends it. Null: no log.</summary>
    public AccessLog? AccessLog { get; init; }

    /// <summary>Told one line when something goes wrong that does not end the server.</summary>
    public Action<string> Warn { get; init; } = static _ => { };
}
