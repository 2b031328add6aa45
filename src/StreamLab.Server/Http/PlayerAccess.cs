using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>
/// Players on any page may read media and see how it came: Fetch (CORS) without credentials, and Resource Timing, by which dash.js measures
/// (without Timing-Allow-Origin it sees sizes of zero from another origin). Control endpoints have neither.
/// </summary>
internal static class PlayerAccess
{
    private const string Exposed = "Accept-Ranges, Age, Cache-Status, CMSD-Dynamic, CMSD-Static, Content-Length, Content-Range, Date, ETag, Repr-Digest, Server-Timing";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void OpenToPlayers(this HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = Exposed;
        headers["Timing-Allow-Origin"] = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    /// <summary>Everything that no other endpoint has is media: GET and HEAD, and the question of a browser whether it may.</summary>
    public static void MapMedia(this WebApplication app, RequestDelegate serve)
    {
        // No other endpoint has such a file: the search for one would cost more than the cache.
        app.Use((context, next) => Methods.Contains(context.Request.Method) && MediaType.IsImmutable(context.Request.Path.Value ?? "") ? ServeAsync(context) : next(context));
        app.MapMethods("/{**path}", Methods, ServeAsync);
        app.MapMethods("/{**path}", [HttpMethods.Options], Allow);

        Task ServeAsync(HttpContext context)
        {
            context.OpenToPlayers();
            return serve(context);
        }
    }

    private static Task Allow(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/api")) return context.FailAsync(405, "control is not for pages of another origin");
        context.OpenToPlayers();
        context.Response.Headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        context.Response.Headers.AccessControlAllowHeaders = "*"; // Range, CMCD-*, streamlab-session
        context.Response.Headers.AccessControlMaxAge = "86400";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
