using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StreamLab.Dash;
using StreamLab.Dash.Steering;

namespace StreamLab.Server;

/// <summary>
/// <c>GET /steering/&lt;title&gt;</c>, for DASH and HLS alike (ETSI TS 103 998; RFC 8216bis, 7.1): takes what a player says of the pathways it used, and
/// answers in which order to use them from now on. Edges that came after the player's manifest are made known to it as clones.
/// </summary>
internal sealed class SteeringEndpoint(TitleCatalog catalog, PathwayOrder order, PathwayClones clones, SteeringOptions? options)
{
    public void Map(IEndpointRouteBuilder app) => app.MapGet($"/{RootNames.Steering}/{{title}}", context =>
    {
        context.OpenToPlayers();
        return ServeAsync(context, (string)context.GetRouteValue("title")!);
    });

    private async Task ServeAsync(HttpContext context, string title)
    {
        if (!catalog.Has(title)) await context.FailAsync(404, "no such title");
        else if (options is null) await context.FailAsync(410, "nobody steers here: play on as you are");
        else if (await AnswerAsync(context, title, options) is { } answer) await WriteAsync(context, answer);
        else
        {
            context.Response.Headers.RetryAfter = "1";
            await context.FailAsync(503, "no edge is alive at the moment");
        }
    }

    /// <summary>
    /// A player with a manifest of ours always gets an answer: dash.js never asks again when its first question is answered with an error. While no edge
    /// is alive it keeps what it has, and asks again soon.
    /// </summary>
    /// <returns>Null where nothing can be named.</returns>
    private async Task<SteeringManifest?> AnswerAsync(HttpContext context, string title, SteeringOptions options)
    {
        var ticket = SteeringTicket.Of(context);
        var said = SaidIn(context.Request.Query);
        var edges = order.For(title, ticket.Client, said.Since(ticket.Said));
        var priority = EndingWithOneOf(ticket.Known, [.. edges.Select(edge => edge.Name)]);
        return priority.Count == 0 ? null : new SteeringManifest
        {
            Ttl = edges.Count == 0 ? SteeringOptions.ShortestTtl : options.Ttl,
            ReloadUri = (ticket with { Said = said }).ToUrl(context.Request, title).AbsoluteUri,
            Priority = priority,
            Clones = await clones.ForAsync(context, title, ticket, edges),
        };
    }

    /// <summary>
    /// Who cannot use clones, and knew no other name here, would go back to its manifest's default: so a pathway that it knows comes last, unless it comes first.
    /// </summary>
    private static IReadOnlyList<string> EndingWithOneOf(IReadOnlyList<string> known, IReadOnlyList<string> names)
    {
        if (names.Count == 0) return known;
        if (known.Count == 0) return names;
        var last = names.LastOrDefault(known.Contains) ?? known[0];
        return names is [var first, ..] && first == last ? names : [.. names.Where(name => name != last), last];
    }

    private static PlayerReport SaidIn(IQueryCollection query) => query.ContainsKey(PathwayReports.HlsPathway)
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
