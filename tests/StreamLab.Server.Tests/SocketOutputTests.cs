using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StreamLab.Server.Tests;

/// <summary>What leaves by a connection's own output arrives as it was, and what was lent to it is not written to.</summary>
public sealed class SocketOutputTests
{
    /// <summary>More pieces of 4 KiB than the system takes by one call.</summary>
    private const int ManyBlocks = 5_000_001;

    private readonly byte[] _media = new byte[ManyBlocks];

    public SocketOutputTests() => new Random(1).NextBytes(_media);

    public enum Way
    {
        Lent,
        LentInPieces,
        LentWithoutLength,
        LentBeforeItStarted,
        Copied,
        CopiedThenLent,
        CopiedWithoutFlush,
    }

    public static TheoryData<Way> Ways { get; } = new(Enum.GetValues<Way>());

    [Theory, MemberData(nameof(Ways))]
    public async Task A_body_arrives_as_it_was_and_what_was_lent_is_as_before(Way way)
    {
        var lent = _media.ToArray();
        await using var server = await StartAsync(context => SendAsync(context, lent, way));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 1 }) { BaseAddress = new Uri(server.Urls.Single()) };
        for (var request = 0; request < 3; request++) Assert.Equal(_media, await http.GetByteArrayAsync("/"));
        Assert.Equal(_media, lent);
    }

    [Fact]
    public async Task A_write_that_nobody_waits_for_any_more_ends_with_its_connection()
    {
        var ended = new TaskCompletionSource<Exception?>();
        await using var server = await StartAsync(async context =>
        {
            using var source = new CancellationTokenSource();
            var writing = context.Response.Body.WriteAsync(new byte[64 * 1024 * 1024], source.Token).AsTask();
            await source.CancelAsync();
            ended.SetResult(await Record.ExceptionAsync(() => writing));
        });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(server.Urls.Single()) };
        using var response = await http.GetAsync("/", HttpCompletionOption.ResponseHeadersRead);
        Assert.IsAssignableFrom<OperationCanceledException>(await ended.Task);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Seen by what must never be done: what has not been sent yet is changed where it lies.</summary>
    [Fact]
    public async Task What_is_lent_is_sent_from_where_it_lies()
    {
        var lent = new byte[64 * 1024 * 1024]; // no system buffers as much
        await using var server = await StartAsync(async context =>
        {
            context.Response.ContentLength = lent.Length;
            await context.Response.StartAsync();
            var writing = SocketOutput.WriteAsync(context, lent);
            lent[^1] = 1;
            await writing;
        });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(server.Urls.Single()) };
        using var response = await http.GetAsync("/", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(1, (await response.Content.ReadAsByteArrayAsync())[^1]);
    }

    private static async Task SendAsync(HttpContext context, byte[] body, Way way)
    {
        if (way is not Way.LentWithoutLength) context.Response.ContentLength = body.Length;
        if (way is not Way.LentBeforeItStarted) await context.Response.StartAsync();
        var copied = way switch { Way.Copied or Way.CopiedWithoutFlush => body.Length, Way.CopiedThenLent => 1_000, _ => 0 };
        var largest = way == Way.LentInPieces ? 70_000 : body.Length;
        if (way == Way.CopiedWithoutFlush) CopyInto(context.Response, body);
        else if (copied > 0) await context.Response.Body.WriteAsync(body.AsMemory(0, copied));
        for (var sent = copied; sent < body.Length; sent += largest) await SocketOutput.WriteAsync(context, body.AsMemory(sent, Math.Min(largest, body.Length - sent)));
    }

    private static void CopyInto(HttpResponse response, byte[] body)
    {
        for (var sent = 0; sent < body.Length;)
        {
            var room = response.BodyWriter.GetMemory(1);
            var bytes = Math.Min(room.Length, body.Length - sent);
            body.AsMemory(sent, bytes).CopyTo(room);
            response.BodyWriter.Advance(bytes);
            sent += bytes;
        }
    }

    private static async Task<WebApplication> StartAsync(RequestDelegate serve)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            SocketOutput.UseOn(listen);
        }));
        var app = builder.Build();
        app.Run(serve);
        await app.StartAsync();
        return app;
    }
}
