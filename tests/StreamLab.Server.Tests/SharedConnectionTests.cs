using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StreamLab.Server.Tests;

/// <summary>Streams of one HTTP/2 connection are responses of one client, like those of several connections.</summary>
public sealed class SharedConnectionTests
{
    private static readonly byte[] Media = new byte[500_000];

    [Fact]
    public async Task Streams_of_one_connection_share_what_their_client_gets()
    {
        using var shaper = new Shaper(LinkShape.Constant(Bitrate.FromMbps(8)), LinkShape.Unlimited, RoundTrip.None, seed: 1, TimeProvider.System);
        await using var server = await StartAsync(new BodySender(shaper, CancellationToken.None));
        using var http = new HttpClient { BaseAddress = new Uri(server.Urls.Single()), DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        await http.GetAsync("/0?CMCD=sid%3D%22warm%22");

        // Half of 8 Mbit/s for each client: a second for 500 kB. Were each stream to count, the twins would be done after 0.75 s.
        var seconds = await Task.WhenAll(TimeAsync(http, "alone", 500_000), TimeAsync(http, "twins", 250_000), TimeAsync(http, "twins", 250_000));
        Assert.All(seconds, s => Assert.InRange(s, 0.95, double.MaxValue));
    }

    private static async Task<double> TimeAsync(HttpClient http, string client, int bytes)
    {
        var clock = Stopwatch.StartNew();
        Assert.Equal(bytes, (await http.GetByteArrayAsync($"/{bytes}?CMCD=sid%3D%22{client}%22")).Length);
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<WebApplication> StartAsync(BodySender sender)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(context => SendAsync(context, sender));
        await app.StartAsync();
        return app;
    }

    private static Task SendAsync(HttpContext context, BodySender sender)
    {
        var bytes = int.Parse(context.Request.Path.Value![1..]);
        using var faults = new FaultInjector(1, TimeProvider.System);
        return sender.SendAsync(context, MediaBody.Whole(Media), new ByteRange(0, bytes, true), faults.Meet("/", context.Abort));
    }
}
