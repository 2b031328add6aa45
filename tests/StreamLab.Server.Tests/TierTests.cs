using System.Net;

namespace StreamLab.Server.Tests;

/// <summary>Edges behind edges.</summary>
public sealed class TierTests : IDisposable
{
    private static readonly byte[] Media = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Edges_behind_a_shield_cost_the_origin_one_request_and_each_cache_says_what_it_did()
    {
        await using var origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendAsync(context, Media));
        await using var shield = await origin.StartEdgeAsync(Named("shield"));
        await using var near = await origin.StartEdgeAsync(Named("near") with { Upstream = shield.Url });
        await using var far = await origin.StartEdgeAsync(Named("far") with { Upstream = shield.Url });
        Assert.Matches("^shield; fwd=miss; fwd-status=200; ttl=[0-9]+; stored, near; fwd=miss; fwd-status=200; ttl=[0-9]+; stored$", await CacheStatusAsync(near));
        Assert.Matches("^shield; hit; ttl=[0-9]+, far; fwd=miss; fwd-status=200; ttl=[0-9]+; stored$", await CacheStatusAsync(far));
        Assert.Matches("^near; hit; ttl=[0-9]+$", await CacheStatusAsync(near));
        Assert.Single(origin.Requests);
        Assert.Equal(Media, await _http.GetByteArrayAsync(new Uri(far.Url, "t/1.m4s")));
    }

    [Fact]
    public async Task An_edge_whose_upstream_is_itself_says_that_it_is_a_loop()
    {
        await using var origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendAsync(context, Media));
        var port = FreePort();
        await using var edge = await origin.StartEdgeAsync(Named("edge-1") with { Port = port, Upstream = new Uri($"http://127.0.0.1:{port}/") });
        await AssertLoopAsync(edge);
    }

    [Fact]
    public async Task Edges_that_are_each_others_upstream_say_that_they_are_a_loop()
    {
        await using var origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendAsync(context, Media));
        var port = FreePort();
        await using var first = await origin.StartEdgeAsync(Named("edge-1") with { Upstream = new Uri($"http://127.0.0.1:{port}/") });
        await using var second = await origin.StartEdgeAsync(Named("edge-2") with { Port = port, Upstream = first.Url });
        await AssertLoopAsync(first);
        await AssertLoopAsync(second);
    }

    [Fact]
    public async Task A_client_that_invents_hops_makes_no_loop()
    {
        await using var origin = await FakeOrigin.StartAsync(context => FakeOrigin.SendAsync(context, Media));
        await using var shield = await origin.StartEdgeAsync(Named("shield"));
        await using var edge = await origin.StartEdgeAsync(Named("edge-1") with { Upstream = shield.Url });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(edge.Url, "t/1.m4s"));
        request.Headers.TryAddWithoutValidation("CDN-Loop", "shield, edge-1, " + string.Join(", ", Enumerable.Range(0, 500).Select(i => $"shield-{i}")));
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_shield_of_a_laboratory_stands_before_the_origin_and_in_no_manifest()
    {
        using var catalog = new TempFolder();
        TestTitle.WriteTo(catalog);
        await using var lab = await Lab.StartAsync(new LabOptions { Catalog = catalog.Path, Edges = 2, Port = 0, Shield = true, Tokens = new TokenFolder(Path.Combine(catalog.Path, ".state")) });
        foreach (var edge in lab.Edges) await _http.GetByteArrayAsync(new Uri(edge.Url, TestTitle.FirstSegment));
        Assert.Equal((2, 1, 1), (lab.Shield!.Counters.Requests, lab.Shield.Counters.Fills, lab.Shield.Counters.Hits));
        Assert.DoesNotContain(lab.Shield.Url.Authority, await _http.GetStringAsync(lab.Manifests.Single().Mpd));
    }

    private async Task AssertLoopAsync(EdgeServer edge)
    {
        using var response = await _http.GetAsync(new Uri(edge.Url, "t/1.m4s"));
        Assert.Equal(HttpStatusCode.LoopDetected, response.StatusCode);
        Assert.Equal(0, edge.Status.Cache.Objects);
    }

    private async Task<string> CacheStatusAsync(EdgeServer edge)
    {
        using var response = await _http.GetAsync(new Uri(edge.Url, "t/1.m4s"));
        return response.Headers.GetValues("Cache-Status").Single();
    }

    private static EdgeOptions Named(string name) => new() { Name = name, Origin = new Uri("http://127.0.0.1/") };

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
