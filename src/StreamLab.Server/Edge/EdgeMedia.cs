using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>A media request's way through an edge: fault, store, round trip, header fields, body at the shaper's pace.</summary>
internal sealed class EdgeMedia(EdgeOptions options, EdgeStore store, HopChain hops, Prefetcher prefetcher, Shaper shaper, FaultInjector faults, RecentClients clients, BodySender sender)
{
    private static readonly object Seen = new();

    public async Task ServeAsync(HttpContext context)
    {
        var broken = faults.TryTakeAsync(context);
        clients.Saw(ClientId.Of(context)); // a client that is seen has met the fault of that moment
        if (await broken) return;
        var through = context.Request.Headers[HopChain.Field].ToString();
        if (!MediaPath.TryParse(context.Request.Path.Value, out var key)) await context.FailAsync(404, "no such title or file");
        else if (hops.IsLoop(through)) await context.FailAsync(508, "this request has come through this edge before: the edges' upstreams form a loop");
        else await ServeAsync(context, key, through);
    }

    private async Task ServeAsync(HttpContext context, string key, string through)
    {
        if (HttpMethods.IsGet(context.Request.Method) && MediaType.IsMediaSegment(key)) shaper.MediaRequested();
        var held = shaper.HoldFirstByteAsync(IsNewConnection(context));
        var answering = store.GetAsync(key, through, context.RequestAborted);
        foreach (var next in NextObject.Of(context.Request, key, options.Prefetch)) prefetcher.TryAdd(next);
        var answer = await answering;
        var problem = answer.Problem ?? await answer.Object!.Body.StartedAsync(context.RequestAborted);
        await held.WaitAsync(context.RequestAborted);

        context.Response.Headers["Cache-Status"] = answer.Result.ToField(options.Name);
        if (problem is null) await SendAsync(context, answer.Object!, answer);
        else await context.FailAsync(problem.Status, problem.Line, problem.Status is 404 or 410 ? MediaFields.Missing : MediaFields.NoStore);
    }

    private async Task SendAsync(HttpContext context, MediaObject found, StoreAnswer answer)
    {
        var headers = context.Response.Headers;
        if (answer.Result.IsHit || answer.Age > 0) headers.Age = answer.Age.ToString();
        headers["Server-Timing"] = $"pacing;dur={shaper.TakeWorstLag().Milliseconds:0.##}";
        if (!MediaResponse.TryBegin(context, found.Fields, out var part)) return;
        if (faults.SpoilsBodies) await SendSpoiltAsync(context, found.Body, part);
        else await sender.SendAsync(context, found.Body, part);
    }

    /// <summary>Of a body that is to be spoilt, all has to be there before.</summary>
    private async Task SendSpoiltAsync(HttpContext context, MediaBody body, ByteRange part)
    {
        if (!await body.WholeAsync(context.RequestAborted))
        {
            context.Abort();
            return;
        }
        var spoilt = faults.Spoil(body.Slice(part));
        await sender.SendAsync(context, MediaBody.Whole(spoilt), new(0, spoilt.Length, part.IsPartial));
        if (spoilt.Length < part.Length) await FaultInjector.CutAsync(context);
    }

    private static bool IsNewConnection(HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items.TryAdd(Seen, Seen) ?? true;
}
