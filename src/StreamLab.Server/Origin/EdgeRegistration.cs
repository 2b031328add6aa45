using System.Net;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>What an edge tells the origin when it starts and every two seconds after (<c>POST /api/edges</c>).</summary>
/// <param name="Name">The serviceLocation of its BaseURL.</param>
/// <param name="Url">Where players find it.</param>
/// <param name="Token">Opens its control, so that the origin's page can pass on what people ask of the edge.</param>
/// <param name="Report">How it does; null from a server that does not say.</param>
internal sealed record EdgeRegistration(string Name, Uri Url, string Token, EdgeReport? Report = null)
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Where a client finds it that reached the origin at <paramref name="host"/>: an edge of the origin's own machine is where that host is, for whoever comes
    /// from another.
    /// </summary>
    public Uri UrlFor(string host) => Url.IsLoopback && !IsThisMachine(host) ? new UriBuilder(Url) { Host = host }.Uri : Url;

    /// <summary>An edge that listens at all addresses knows itself by a loopback one only: of another machine, it is where it called from.</summary>
    public EdgeRegistration HeardFrom(ConnectionInfo connection) =>
        Url.IsLoopback && connection.RemoteIpAddress is { } caller && !IPAddress.IsLoopback(caller) && !caller.Equals(connection.LocalIpAddress)
            ? this with { Url = new UriBuilder(Url) { Host = (caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4() : caller).ToString() }.Uri }
            : this;

    private static bool IsThisMachine(string host) => new UriBuilder { Host = host }.Uri.IsLoopback;

    /// <summary>What is wrong with it, null when nothing is.</summary>
    public string? Problem =>
        !ServerName.IsValid(Name) ? $"the name of an edge is {ServerName.Rule}"
        : Url is not { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "" } ? "the url of an edge is http://host:port/"
        : Token is not { Length: > 0 and <= 256 } ? "the token of an edge is missing"
        : Report is { IsSensible: false } ? "the report of an edge has a number below zero, or beyond all bounds"
        : null;
}
