using System.Net;
using Microsoft.AspNetCore.Builder;

namespace StreamLab.Server;

/// <summary>
/// Refuses requests whose Host is a name that anybody can point at this machine. With such a name a foreign page becomes "same origin" to a
/// browser (DNS rebinding) and could read the page's token. An address as a number, and localhost, cannot be pointed elsewhere.
/// </summary>
internal static class KnownHosts
{
    public static void UseKnownHosts(this IApplicationBuilder app) => app.Use((context, next) =>
        IsKnown(context.Request.Host.Host) ? next(context) : context.FailAsync(400, "this host name is not served here: use localhost or the address"));

    internal static bool IsKnown(string host) =>
        IPAddress.TryParse(host.AsSpan().Trim("[]"), out _)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
