using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>A media request's way through an edge: fault, store, round trip, header fields, body at the shaper's pace.</summary>
internal sealed class EdgeMedia(string name, EdgeStore store, Shaper shaper, FaultInjector faults, RecentClients clients, BodySender sender, TimeProvider time, CancellationToken stopping)
{
    private static readonly object Seen = new();

    public async Task ServeAsync(HttpContext context)
    {
        using var exchange = faults.Meet(context.Request.Path.Value ?? "", context.Abort);
        var client = ClientId.Of(context);
        clients.Saw(client); // a client that is seen has met the faults of that moment
        if (await exchange.TryTakeAsync(context, stopping)) return;
        if (!MediaPath.TryParse(context.Request.Path.Value, out var key))
        {
            await context.FailAsync(404, "no such title or file");
            return;
        }
        if (HttpMethods.IsGet(context.Request.Method) && MediaType.IsMediaSegment(key)) shaper.MediaRequested(client);
        var held = shaper.HoldFirstByteAsync(IsNewConnection(context));
        var (fill, result) = await store.GetAsync(key, context.RequestAborted);
        await held.WaitAsync(context.RequestAborted);

        context.Response.Headers["Cache-Status"] = result.ToField(name);
        if (fill.Object is not { } found) await context.FailAsync(fill.Status, fill.Problem);
        else await SendAsync(context, found, result, exchange);
    }

    private async Task SendAsync(HttpContext context, CachedObject found, CacheResult result, FaultyExchange exchange)
    {
        var headers = context.Response.Headers;
        if (result.IsHit) headers.Age = ((long)time.GetElapsedTime(found.FetchedAt).TotalSeconds).ToString();
        headers["Server-Timing"] = $"pacing;dur={shaper.TakeWorstLag().Milliseconds:0.##}";
        if (!MediaResponse.TryBegin(context, found.Fields, out var part)) return;
        if (exchange.StatedLength(part.Length) is var stated && stated != part.Length) context.Response.ContentLength = stated;
        var body = exchange.Spoil(found.Body.Slice((int)part.Start, (int)exchange.SentLength(part.Length)), part.Start);
        await sender.SendAsync(context, body);
        await exchange.EndAsync(context, stopping);
    }

    private static bool IsNewConnection(HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items.TryAdd(Seen, Seen) ?? true;
}
