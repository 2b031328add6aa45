using System.Net;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server.Tests;

/// <summary>An edge before an origin that does what it should not.</summary>
public sealed class EdgeCachingTests : IDisposable
{
    private static readonly byte[] Media = [.. Enumerable.Range(0, 10_000).Select(i => (byte)i)];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task The_second_request_is_a_hit_and_the_query_is_no_part_of_the_key()
    {
        await using var origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendAsync(context, Media));
        await using var edge = await origin.StartEdgeAsync();
        using var first = await _http.GetAsync(new Uri(edge.Url, "t/1.m4s?CMCD=bl%3D2000"));
        using var second = await _http.GetAsync(new Uri(edge.Url, "t/1.m4s?CMCD=bl%3D4000"));
        Assert.Matches("^edge-1; fwd=miss; fwd-status=200; ttl=[0-9]+; stored$", first.Headers.GetValues("Cache-Status").Single());
        Assert.Matches("^edge-1; hit; ttl=[0-9]+$", second.Headers.GetValues("Cache-Status").Single());
        Assert.NotNull(second.Headers.Age);
        Assert.Equal(Media, await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(["/t/1.m4s"], origin.Requests);
    }

    [Fact]
    public async Task Those_who_miss_at_once_share_one_fill()
    {
        var go = new TaskCompletionSource();
        await using var origin = await FakeOrigin.StartAsync(async context => { await go.Task; await FakeOrigin.SendAsync(context, Media); });
        await using var edge = await origin.StartEdgeAsync();
        var requests = Enumerable.Range(0, 20).Select(_ => _http.GetByteArrayAsync(new Uri(edge.Url, "t/1.m4s"))).ToArray();
        while (edge.Status.Cache.Misses < 20) await Task.Yield();
        go.SetResult();
        foreach (var body in await Task.WhenAll(requests)) Assert.Equal(Media, body);
        Assert.Single(origin.Requests);
    }

    [Fact]
    public async Task A_range_comes_from_the_whole_object()
    {
        await using var origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendAsync(context, Media));
        await using var edge = await origin.StartEdgeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(edge.Url, "t/1.m4s")) { Headers = { Range = new(5, 9) } };
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(Media[5..10], await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, edge.Status.Cache.Objects);
    }

    public static TheoryData<string, int> Failures => new()
    {
        { "corrupt", 502 }, { "short", 502 }, { "error", 502 }, { "redirect", 502 }, { "cut", 502 },
    };

    [Theory, MemberData(nameof(Failures))]
    public async Task What_is_not_whole_and_right_is_neither_served_nor_stored(string fault, int status)
    {
        await using var origin = await FakeOrigin.StartAsync(context => Misbehave(context, fault));
        await using var edge = await origin.StartEdgeAsync();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var response = await _http.GetAsync(new Uri(edge.Url, "t/1.m4s"));
            Assert.Equal(status, (int)response.StatusCode);
            Assert.Single((await response.Content.ReadAsStringAsync()).TrimEnd().Split('\n'));
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        }
        Assert.Equal(0, edge.Status.Cache.Objects);
        Assert.Equal(2, origin.Requests.Count);
    }

    [Fact]
    public async Task What_may_change_is_fetched_each_time()
    {
        await using var origin = await FakeOrigin.StartAsync(context =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.ContentLength = 2;
            return context.Response.WriteAsync("ok");
        });
        await using var edge = await origin.StartEdgeAsync();
        for (var i = 0; i < 2; i++) Assert.Equal("ok", await _http.GetStringAsync(new Uri(edge.Url, "t/manifest.mpd")));
        Assert.Equal(2, origin.Requests.Count);
    }

    [Fact]
    public async Task Without_an_origin_an_edge_serves_what_it_has_and_502_for_the_rest()
    {
        await using var origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendAsync(context, Media));
        await using var edge = await origin.StartEdgeAsync();
        await _http.GetByteArrayAsync(new Uri(edge.Url, "t/1.m4s"));
        await origin.StopAsync();
        Assert.Equal(Media, await _http.GetByteArrayAsync(new Uri(edge.Url, "t/1.m4s")));
        using var response = await _http.GetAsync(new Uri(edge.Url, "t/2.m4s"));
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
    }

    private static Task Misbehave(HttpContext context, string fault)
    {
        switch (fault)
        {
            case "corrupt": return FakeOrigin.SendAsync(context, Media, Dash.SegmentIndexes.ReprDigest.Of([1]));
            case "short": return FakeOrigin.SendAsync(context, Media, length: Media.Length + 1);
            case "redirect": context.Response.Redirect("http://169.254.169.254/"); return Task.CompletedTask;
            case "cut": context.Abort(); return Task.CompletedTask;
            default: context.Response.StatusCode = 503; return Task.CompletedTask;
        }
    }
}
