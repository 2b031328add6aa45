using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>
/// Refuses requests whose Host is a name that anybody can point at this machine. With such a name a foreign page becomes "same origin" to a
/// browser (DNS rebinding) and could read the page's token. An address as a number, and localhost, cannot be pointed elsewhere.
/// </summary>
internal static class KnownHosts
{
    public static void UseKnownHosts(this IApplicationBuilder app)
    {
        var last = ""; // nearly all clients of a server use one name for it
        app.Use((context, next) =>
        {
            var host = context.Request.Host;
            if (host.Value != last && !IsKnown(host)) return context.FailAsync(400, "this host is not served here: use localhost or the address, with its port");
            last = host.Value;
            return next(context);
        });
    }

    internal static bool IsKnown(HostString host) => IsHere(host.Host) && IsAuthority(host);

    private static bool IsHere(string name) =>
        IPAddress.TryParse(name.AsSpan().Trim("[]"), out _)
        || name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>Manifests and answers name this server by it: it has to stand in a URL. Kestrel takes a port of any size.</summary>
    private static bool IsAuthority(HostString host) =>
        Uri.TryCreate($"http://{host.Value}/", UriKind.Absolute, out var url) && url is { PathAndQuery: "/", UserInfo: "", Fragment: "" };
}
