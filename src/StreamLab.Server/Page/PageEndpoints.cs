using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StreamLab.Server;

/// <summary>
/// Serves the page, and gives it what it needs to throttle edges: a token of its own, from <c>GET /api/session</c>.
/// <para>
/// Why so: the page's address stays plain (a token in it would be in the history and on the projector), and a cookie would be sent by any
/// page's request. Sec-Fetch-Site is set by the browser alone, so only a page of this very origin reads the token; <see cref="KnownHosts"/>
/// keeps a foreign page from becoming "this origin" by DNS. The page's token opens nothing but the edges' shape; faults and registration need
/// the token that only this user's other programs can read. Another user of this machine could pretend to be a browser, and throttle: no more. Another
/// machine could pretend as well, so only pages of this one get it: others may watch.
/// </para>
/// </summary>
internal sealed class PageEndpoints(EdgeRegistry edges)
{
    public string Token { get; } = ControlToken.Create();

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/session", GiveTokenAsync);
        foreach (var (path, file) in PageFiles.ByPath) app.MapGet(path, context => ServeAsync(context, file));
    }

    private Task GiveTokenAsync(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } client || !IPAddress.IsLoopback(client))
            return context.FailAsync(403, "the page throttles on the server's own machine, at localhost; elsewhere use streamlab shape with --token");
        return context.Request.Headers["Sec-Fetch-Site"] == "same-origin"
            ? context.WriteJsonAsync(new PageSession(Token), ServerJson.Default.PageSession)
            : context.FailAsync(403, "this is for the page of this server; other programs use the token from the server's start");
    }

    private Task ServeAsync(HttpContext context, PageFiles.CachedFile file)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy(context.Request.Host.Host);
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return MediaResponse.TryBegin(context, file.Fields, out var part)
            ? context.Response.Body.WriteAsync(file.Body.AsMemory((int)part.Start, (int)part.Length), context.RequestAborted).AsTask()
            : Task.CompletedTask;
    }

    /// <summary>Everything from here, and media from edges: those of now, and those that may be started on this machine while the page is open.</summary>
    private string Policy(string host)
    {
        var now = edges.Live.Select(edge => edge.UrlFor(host).GetLeftPart(UriPartial.Authority));
        var media = string.Join(' ', ["'self'", "http://127.0.0.1:*", "http://localhost:*", .. now]);
        return $"default-src 'self'; connect-src {media}; media-src {media} blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
