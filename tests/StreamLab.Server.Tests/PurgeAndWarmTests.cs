using System.Net;

namespace StreamLab.Server.Tests;

public sealed class PurgeAndWarmTests : IAsyncLifetime
{
    private static readonly byte[] Media = [.. Enumerable.Range(0, 20_000).Select(i => (byte)i)];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private FakeOrigin _origin = null!;
    private EdgeServer _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _origin = await FakeOrigin.StartAsync(context => context.Request.Path.Value!.EndsWith(".json") ? FakeOrigin.HasNone(context) : FakeOrigin.SendAsync(context, Media));
        _edge = await _origin.StartEdgeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _origin.DisposeAsync();
        _http.Dispose();
    }

    public static TheoryData<PurgeCommand, int> Purges => new()
    {
        { new PurgeCommand { Path = "/a/low/1.m4s" }, 1 },
        { new PurgeCommand { Path = "a/low/1.m4s" }, 1 },
        { new PurgeCommand { Path = "/a/low" }, 0 },
        { new PurgeCommand { Prefix = "/a/low/" }, 2 },
        { new PurgeCommand { Title = "a" }, 3 },
        { new PurgeCommand { Title = "å b" }, 1 },
        { new PurgeCommand { All = true }, 5 },
    };

    [Theory, MemberData(nameof(Purges))]
    public async Task What_is_purged_is_fetched_anew_and_the_rest_stays(PurgeCommand command, int objects)
    {
        string[] paths = ["a/low/1.m4s", "a/low/2.m4s", "a/high/1.m4s", "ab/low/1.m4s", "å b/low/1.m4s"];
        foreach (var path in paths) await GetAsync(path);
        Assert.True((await Control.PurgeAsync(command)).TryGet(out var purged, out _));
        Assert.Equal((objects, 5 - objects, objects), (purged.Objects, _edge.Status.Cache.Objects, _edge.Counters.Purged));
        foreach (var path in paths) await GetAsync(path);
        Assert.Equal(5 + objects, _origin.Requests.Count);
    }

    [Fact]
    public async Task A_purge_that_names_nothing_or_too_much_is_refused()
    {
        foreach (var command in new[] { new PurgeCommand(), new PurgeCommand { Title = "a", All = true } })
        {
            Assert.False((await Control.PurgeAsync(command)).TryGet(out _, out var error));
            Assert.Contains("400", error.Message);
        }
    }

    [Fact]
    public async Task What_is_purged_while_it_is_on_its_way_is_not_kept()
    {
        var go = new TaskCompletionSource();
        await using var origin = await FakeOrigin.StartAsync(async context => { await go.Task; await FakeOrigin.SendAsync(context, Media); });
        await using var edge = await origin.StartEdgeAsync();
        var before = _http.GetByteArrayAsync(new Uri(edge.Url, "a/1.m4s"));
        while (edge.Counters.FillsUnderWay == 0) await Task.Delay(5);
        await new EdgeControl(edge.Url, edge.Token).PurgeAsync(new PurgeCommand { Title = "a" });
        go.SetResult();
        Assert.Equal(Media, await before);
        while (edge.Counters.FillsUnderWay > 0) await Task.Delay(5);
        Assert.Equal(0, edge.Status.Cache.Objects);
    }

    [Theory]
    [InlineData("{\"paths\":null}")]
    [InlineData("{\"paths\":[null]}")]
    [InlineData("{\"title\":null}")]
    public async Task A_warm_up_of_nothing_is_a_bad_request(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_edge.Url, "api/warm")) { Content = new StringContent(body, null, "application/json") };
        request.Headers.Authorization = new("Bearer", _edge.Token);
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("purge", "{\"all\":true}")]
    [InlineData("warm", "{\"title\":\"a\"}")]
    public async Task Purge_and_warm_up_need_the_token(string command, string body)
    {
        using var response = await _http.PostAsync(new Uri(_edge.Url, $"api/{command}"), new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Warm_paths_are_there_before_anybody_asks()
    {
        Assert.True((await Control.WarmAsync(new WarmCommand { Paths = ["/a/1.m4s", "a/2.m4s", "/../etc/passwd", "/a/1.m4s"] })).TryGet(out var warmed, out _));
        Assert.Equal(3, warmed.Objects);
        await UntilObjectsAsync(_edge, 2);
        Assert.Equal((2, 0), (_edge.Counters.Prefetched, _edge.Counters.Requests));
        await GetAsync("a/1.m4s");
        Assert.Equal((1, 2), (_edge.Counters.Hits, _origin.Requests.Count));
    }

    [Fact]
    public async Task A_warm_title_or_one_representation_of_it_is_there_before_anybody_asks()
    {
        using var catalog = new TempFolder();
        TestTitle.WriteTo(catalog);
        await using var lab = await Lab.StartAsync(new LabOptions { Catalog = catalog.Path, Edges = 2, Port = 0, Tokens = new TokenFolder(Path.Combine(catalog.Path, ".state")) });
        await WarmAsync(lab.Edges[0], new WarmCommand { Title = TestTitle.Name, Representation = "low" }, 4);
        await WarmAsync(lab.Edges[1], new WarmCommand { Title = TestTitle.Name }, 8);
        Assert.False((await new EdgeControl(lab.Edges[0].Url, lab.Edges[0].Token).WarmAsync(new WarmCommand { Title = "none" })).TryGet(out _, out var error));
        Assert.Contains("404", error.Message);
    }

    [Fact]
    public async Task A_title_made_anew_is_played_and_warmed_by_its_new_urls()
    {
        using var catalog = new TempFolder();
        TestTitle.WriteTo(catalog, version: "v-1");
        await using var lab = await Lab.StartAsync(new LabOptions { Catalog = catalog.Path, Edges = 1, Port = 0, Tokens = new TokenFolder(Path.Combine(catalog.Path, ".state")) });
        var before = await _http.GetByteArrayAsync(new Uri(lab.Edges[0].Url, "noise/v-1/low/00001.m4s"));
        await _http.GetStringAsync(new Uri(lab.Edges[0].Url, "noise/segments.json"));
        TestTitle.WriteTo(catalog, version: "v-22");
        Assert.Contains("v-22/$RepresentationID$", await _http.GetStringAsync(lab.Manifests.Single().Mpd));
        Assert.True((await new EdgeControl(lab.Edges[0].Url, lab.Edges[0].Token).WarmAsync(new WarmCommand { Title = TestTitle.Name })).TryGet(out var warmed, out _));
        await UntilObjectsAsync(lab.Edges[0], 2 + warmed.Objects);
        var misses = lab.Edges[0].Counters.Misses;
        Assert.NotEqual(before, await _http.GetByteArrayAsync(new Uri(lab.Edges[0].Url, "noise/v-22/low/00001.m4s")));
        Assert.Equal(before, await _http.GetByteArrayAsync(new Uri(lab.Edges[0].Url, "noise/v-1/low/00001.m4s")));
        Assert.Equal(misses, lab.Edges[0].Counters.Misses);
    }

    [Theory]
    [InlineData("1.m4s?CMCD=nor%3D%222.m4s%22%2Csid%3D%22x%22", null, "t/low/2.m4s")]
    [InlineData("1.m4s?CMCD=nor%3D%22..%252Fhigh%252F2.m4s%22", null, "t/high/2.m4s")]
    [InlineData("1.m4s", "bl=2000,nor=\"2.m4s\"", "t/low/2.m4s")]
    [InlineData("1.m4s", "nor=(\"2.m4s\" \"3.m4s\";r=\"0-9\")", "t/low/2.m4s t/low/3.m4s")]
    public async Task What_a_client_says_it_will_ask_for_next_is_fetched(string target, string? header, string next)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_edge.Url, $"t/low/{target}"));
        if (header is not null) request.Headers.TryAddWithoutValidation("CMCD-Request", header);
        using var response = await _http.SendAsync(request);
        var expected = next.Split(' ');
        await UntilObjectsAsync(_edge, 1 + expected.Length);
        Assert.Equal(expected.Length, _edge.Counters.Prefetched);
        Assert.Equal(["/t/low/1.m4s", .. expected.Select(path => "/" + path)], _origin.Requests.Where(path => !path.EndsWith(".json")).Order().OrderByDescending(path => path == "/t/low/1.m4s"));
    }

    [Fact]
    public async Task An_edge_told_so_fetches_the_segment_with_the_next_number()
    {
        await using var edge = await _origin.StartEdgeAsync(new EdgeOptions { Name = "edge-2", Origin = _origin.Url, Prefetch = PrefetchMode.Next });
        await _http.GetByteArrayAsync(new Uri(edge.Url, "t/low/00009.m4s"));
        await UntilObjectsAsync(edge, 2);
        Assert.Contains("/t/low/00010.m4s", _origin.Requests);
    }

    private EdgeControl Control => new(_edge.Url, _edge.Token);

    private async Task WarmAsync(EdgeServer edge, WarmCommand command, int objects)
    {
        Assert.True((await new EdgeControl(edge.Url, edge.Token).WarmAsync(command)).TryGet(out var warmed, out _));
        Assert.Equal(objects, warmed.Objects);
        await UntilObjectsAsync(edge, objects + 1); // and the index
        await _http.GetByteArrayAsync(new Uri(edge.Url, TestTitle.FirstSegment));
        Assert.Equal(1, edge.Counters.Hits);
    }

    private async Task GetAsync(string path) => Assert.Equal(Media, await _http.GetByteArrayAsync(new Uri(_edge.Url, path)));

    private static async Task UntilObjectsAsync(EdgeServer edge, int objects)
    {
        while (edge.Status.Cache.Objects < objects) await Task.Delay(5);
    }
}
