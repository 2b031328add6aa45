using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StreamLab.Dash;

namespace StreamLab.Server;

/// <summary><c>GET /health</c>, and <c>GET /time</c> for UTCTiming (urn:mpeg:dash:utc:http-iso:2014).</summary>
internal static class HealthAndTime
{
    public static void MapHealthAndTime(this IEndpointRouteBuilder app, TimeProvider time)
    {
        app.MapGet($"/{RootNames.Health}", context => WriteAsync(context, "application/json", """{"status":"ok"}"""));
        app.MapGet($"/{RootNames.Time}", context => WriteAsync(context, "text/plain", time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'")));
    }

    private static Task WriteAsync(HttpContext context, string contentType, string text)
    {
        context.OpenToPlayers();
        context.Response.ContentType = contentType;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text);
    }
}
