using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server.Tests;

/// <summary>An origin that answers media requests by a script, accepts every edge, and remembers what it was asked.</summary>
internal sealed class FakeOrigin : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeOrigin(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());
    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task<FakeOrigin> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var origin = new FakeOrigin(builder.Build());
        origin._app.Run(context =>
        {
            if (context.Request.Path.StartsWithSegments("/api")) return Task.CompletedTask;
            origin.Requests.Enqueue(context.Request.Path + context.Request.QueryString);
            return answer(context);
        });
        await origin._app.StartAsync();
        return origin;
    }

    /// <summary>A media response as the real origin gives it.</summary>
    public static Task SendAsync(HttpContext context, byte[] body, string? digest = null, long? length = null)
    {
        context.Response.ContentType = "video/iso.segment";
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers["Repr-Digest"] = digest ?? Dash.SegmentIndexes.ReprDigest.Of(body);
        context.Response.ContentLength = length ?? body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    /// <summary>The same of a server that does not say how long it is: in chunks, each a moment of its own.</summary>
    public static async Task SendChunksAsync(HttpContext context, params ReadOnlyMemory<byte>[] chunks)
    {
        context.Response.ContentType = "video/iso.segment";
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        foreach (var chunk in chunks)
        {
            await context.Response.Body.WriteAsync(chunk);
            await context.Response.Body.FlushAsync();
        }
    }

    public static Task HasNone(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    public Task<EdgeServer> StartEdgeAsync(EdgeOptions? options = null) =>
        EdgeServer.StartAsync((options ?? new EdgeOptions { Name = "edge-1", Origin = Url }) with { Origin = Url, OriginToken = "any", Tokens = new TokenFolder(Folder.Path) });

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Folder.Dispose();
    }

    private TempFolder Folder { get; } = new();
}
