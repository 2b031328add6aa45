using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StreamLab.Dash.Steering;

namespace StreamLab.Server;

/// <summary>
/// <c>GET /steering/&lt;title&gt;</c>, for DASH and HLS alike (ETSI TS 103 998; RFC 8216bis, 7.1): takes what a player says of the pathways it used, and
/// answers in which order to use them from now on. Edges that came after the player's manifest are made known to it as clones.
/// </summary>
internal sealed class SteeringEndpoint(TitleCatalog catalog, PathwayOrder order, SteeringOptions? options)
{
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/steering/{title}", context =>
    {
        context.OpenToPlayers();
        return ServeAsync(context, (string)context.GetRouteValue("title")!);
    });

    private async Task ServeAsync(HttpContext context, string title)
    {
        if (!catalog.Has(title)) await context.FailAsync(404, "no such title");
        else if (options is null) await context.FailAsync(410, "nobody steers here: play on as you are");
        else if (Answer(context, title, options) is { } answer) await WriteAsync(context, answer);
        else
        {
            context.Response.Headers.RetryAfter = "1";
            await context.FailAsync(503, "no edge is alive at the moment");
        }
    }

    private SteeringManifest? Answer(HttpContext context, string title, SteeringOptions options)
    {
        var ticket = SteeringTicket.Of(context);
        var edges = order.For(title, ticket.Client, Reports(context.Request.Query));
        return edges.Count == 0 ? null : new SteeringManifest
        {
            Ttl = options.Ttl,
            ReloadUri = ticket.ToPath(title),
            Priority = [.. edges.Select(edge => edge.Name)],
            Clones = ticket.Known.Count == 0 ? [] : [.. edges.Where(edge => !ticket.Known.Contains(edge.Name)).Select(edge => CloneOf(edge, ticket.Known[0]))],
        };
    }

    /// <summary>All edges have the titles at the same paths: only the host differs.</summary>
    private static PathwayClone CloneOf(EdgeRegistration edge, string known) => new(known, edge.Name, edge.Url.Authority);

    private static IReadOnlyList<PathwayReport> Reports(IQueryCollection query) => query.ContainsKey(PathwayReports.HlsPathway)
        ? PathwayReports.Read(query[PathwayReports.HlsPathway], query[PathwayReports.HlsThroughput])
        : PathwayReports.Read(query[PathwayReports.DashPathway], query[PathwayReports.DashThroughput]);

    private static Task WriteAsync(HttpContext context, SteeringManifest answer)
    {
        var body = SteeringManifestJson.Write(answer);
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = MediaFields.NoStore;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
