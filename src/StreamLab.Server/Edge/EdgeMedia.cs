using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>A media request's way through an edge: fault, store, round trip, header fields, body at the shaper's pace.</summary>
internal sealed class EdgeMedia(EdgeOptions options, EdgeStore store, HopChain hops, PlayerPrefetch prefetch, Shaper shaper, FaultInjector faults, RecentClients clients, BodySender sender, CancellationToken stopping)
{
    private readonly UrlSigner? _signer = options.SigningKey is { } key ? new(key, options.Time) : null;

    public async Task ServeAsync(HttpContext context)
    {
        using var exchange = faults.Meet(context.Request.Path.Value ?? "", context.Abort);
        var client = ClientId.Of(context);
        clients.Saw(client); // a client that is seen has met the faults of that moment
        if (await exchange.TryTakeAsync(context, stopping)) return;
        var through = context.Request.Headers[HopChain.Field].ToString();
        var path = context.Request.Path.Value ?? "";
        if (_signer?.TryOpen(path, out path) == false) await context.FailAsync(403, "this URL is not signed, or no longer");
        else if (!MediaPath.TryParse(path, out var key)) await context.FailAsync(404, "no such title or file");
        else if (hops.IsLoop(through)) await context.FailAsync(508, "this request has come through this edge before: the edges' upstreams form a loop");
        else await ServeAsync(context, key, through, client, exchange);
    }

    private async Task ServeAsync(HttpContext context, string key, string through, string client, FaultyExchange exchange)
    {
        if (HttpMethods.IsGet(context.Request.Method)) shaper.Requested(client);
        var held = shaper.HoldFirstByteAsync(ConnectionStart.IsFirst(context));
        var answering = store.GetAsync(key, through, context.RequestAborted);
        if (HttpMethods.IsGet(context.Request.Method)) prefetch.Asked(context.Request, key, client);
        var answer = await answering;
        var problem = answer.Problem ?? await answer.Object!.Body.StartedAsync(context.RequestAborted);
        await held.WaitAsync(context.RequestAborted);

        context.Response.Headers["Cache-Status"] = answer.Result.ToField(options.Name);
        if (problem is null) await SendAsync(context, answer.Object!, answer, exchange);
        else await context.FailAsync(problem.Status, problem.Line, problem.Status is 404 or 410 ? MediaFields.Missing : MediaFields.NoStore);
    }

    private async Task SendAsync(HttpContext context, MediaObject found, StoreAnswer answer, FaultyExchange exchange)
    {
        var headers = context.Response.Headers;
        if (answer.Result.IsHit || answer.Age > 0) headers.Age = answer.Age.ToString();
        if (!shaper.IsOff) headers["Server-Timing"] = $"pacing;dur={shaper.TakeWorstLag().Milliseconds:0.##}";
        if (!MediaResponse.TryBegin(context, found.Described, out var part)) return;
        if (exchange.StatedLength(part.Length) is var stated && stated != part.Length) context.Response.ContentLength = stated;
        await sender.SendAsync(context, found.Body, part with { Length = exchange.SentLength(part.Length) }, exchange);
        await exchange.EndAsync(context, stopping);
    }
}
