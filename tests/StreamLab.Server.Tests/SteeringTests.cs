using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace StreamLab.Server.Tests;

public sealed class SteeringTests(LabFixture lab) : IClassFixture<LabFixture>
{
    [Fact]
    public async Task The_answer_has_the_order_the_time_and_where_to_ask_next()
    {
        var answer = await AskAsync($"steering/{TestTitle.Name}?client=ann&known=edge-1,edge-2");
        Assert.Equal(1, answer.GetProperty("VERSION").GetInt32());
        Assert.Equal(10, answer.GetProperty("TTL").GetInt32());
        Assert.Equal(["edge-1", "edge-2"], Names(answer));
        Assert.Equal($"{lab.Origin.Url}steering/noise?client=ann&known=edge-1,edge-2", answer.GetProperty("RELOAD-URI").GetString());
        Assert.False(answer.TryGetProperty("PATHWAY-CLONES", out _));
    }

    [Fact]
    public async Task Players_of_any_page_may_ask_and_nobody_keeps_the_answer()
    {
        var response = await lab.GetAsync(lab.Origin.Url, $"steering/{TestTitle.Name}", ("Origin", "http://elsewhere.test"));
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task An_edge_that_the_players_manifest_did_not_name_comes_as_a_clone()
    {
        var clone = (await AskAsync($"steering/{TestTitle.Name}?known=edge-1")).GetProperty("PATHWAY-CLONES")[0];
        Assert.Equal(("edge-1", "edge-2"), (clone.GetProperty("BASE-ID").GetString(), clone.GetProperty("ID").GetString()));
        Assert.Equal(lab.Lab.Edges[1].Url.Authority, clone.GetProperty("URI-REPLACEMENT").GetProperty("HOST").GetString());
    }

    [Fact]
    public async Task To_a_player_of_hls_a_clone_is_told_by_its_playlists()
    {
        var clone = (await AskAsync($"steering/{TestTitle.Name}?known=edge-1&_HLS_pathway=edge-1")).GetProperty("PATHWAY-CLONES")[0].GetProperty("URI-REPLACEMENT");
        Assert.False(clone.TryGetProperty("HOST", out _)); // of which hls.js takes the name alone
        var playlist = clone.GetProperty("PER-VARIANT-URIS").EnumerateObject().First();
        Assert.Equal($"{lab.Lab.Edges[1].Url}{TestTitle.Name}/{playlist.Name}", playlist.Value.GetString());
    }

    [Theory]
    [InlineData("edge-1", "edge-1 edge-2")]
    [InlineData("edge-2", "edge-1 edge-2")]
    [InlineData("gone", "edge-1 edge-2 gone")]
    [InlineData("edge-1,gone", "edge-1 edge-2")]
    [InlineData("edge-1,edge-2,gone", "edge-1 edge-2")]
    public async Task Beside_pathways_that_it_does_not_know_a_player_is_told_one_that_it_knows(string known, string expected) =>
        Assert.Equal(expected, string.Join(' ', Names(await AskAsync($"steering/{TestTitle.Name}?known={known}"))));

    [Fact]
    public async Task An_estimate_that_did_not_change_on_a_pathway_says_nothing_of_it()
    {
        await using var own = await LabWithout(2, new SteeringOptions { Policy = "fastest" });
        var answer = await AskAsync($"{own.Origin.Url}steering/{TestTitle.Name}?client=ann&known=edge-1,edge-2&_HLS_pathway=edge-1");
        var tried = Names(answer)[0]; // unknown, as the other
        foreach (var (kbps, isStillUnknown) in new[] { (500, true), (500, true), (4000, false) })
        {
            answer = await AskAsync($"{answer.GetProperty("RELOAD-URI").GetString()}&_HLS_pathway={tried}&_HLS_throughput={kbps}000");
            Assert.Equal(isStillUnknown, Names(answer)[0] == tried);
        }
    }

    [Fact]
    public async Task What_a_player_measured_on_each_pathway_counts_at_once()
    {
        await using var own = await LabWithout(2, new SteeringOptions { Policy = "fastest" });
        var answer = await AskAsync($"{own.Origin.Url}steering/{TestTitle.Name}?known=edge-1,edge-2&_DASH_pathway=%22edge-1,edge-2%22&_DASH_throughput=900000,5000000");
        Assert.Equal(["edge-2", "edge-1"], Names(answer));
    }

    [Fact]
    public async Task While_no_edge_is_alive_a_player_keeps_what_it_has_and_asks_again_soon()
    {
        await using var own = await LabWithout(edges: 0, new SteeringOptions());
        var answer = await AskAsync($"{own.Origin.Url}steering/{TestTitle.Name}?known=edge-1,edge-2");
        Assert.Equal(["edge-1", "edge-2"], Names(answer));
        Assert.Equal(1, answer.GetProperty("TTL").GetInt32());
    }

    [Fact]
    public async Task The_mpd_names_the_server_that_steers()
    {
        var mpd = XDocument.Parse(await lab.Http.GetStringAsync(lab.Lab.Manifests.Single().Mpd)).Root!;
        var steering = mpd.Elements().Single(e => e.Name.LocalName == "ContentSteering");
        Assert.Equal(("edge-1", "true"), (steering.Attribute("defaultServiceLocation")!.Value, steering.Attribute("queryBeforeStart")!.Value));
        var answer = await AskAsync(steering.Value);
        Assert.Equal(["edge-1", "edge-2"], Names(answer));
        Assert.Null(steering.NextNode);
    }

    [Fact]
    public async Task Each_manifest_makes_a_client_of_its_own()
    {
        var urls = new HashSet<string>();
        for (var i = 0; i < 3; i++) urls.Add(XDocument.Parse(await lab.Http.GetStringAsync(lab.Lab.Manifests.Single().Mpd)).Descendants().Single(e => e.Name.LocalName == "ContentSteering").Value);
        Assert.Equal(3, urls.Count);
    }

    [Theory]
    [InlineData("?_DASH_pathway=%22edge-1,edge-2%22&_DASH_throughput=1000000,2000000")]
    [InlineData("?_DASH_pathway=edge-1&_DASH_throughput=1000000")]
    [InlineData("?_DASH_pathway=%22edge-1%22&_DASH_throughput=")]
    [InlineData("?_HLS_pathway=edge-1&_HLS_throughput=5140000")]
    [InlineData("?_HLS_pathway=\"edge-1\"")]
    [InlineData("?_DASH_pathway=%00&_DASH_throughput=NaN,,,,&known=%3Cscript%3E,,&client=")]
    [InlineData("?_DASH_pathway&_DASH_throughput&known&client&_HLS_pathway")]
    [InlineData("?known=..%2F..&client=%0d%0aX-Evil:1")]
    public async Task Whatever_players_say_the_answer_is_whole(string query) => Assert.Equal(["edge-1", "edge-2"], Names(await AskAsync($"steering/{TestTitle.Name}{query}")));

    [Fact]
    public async Task Long_lists_are_answered_too()
    {
        var many = string.Join(',', Enumerable.Range(0, 900).Select(i => $"e{i}"));
        Assert.Equal(["edge-1", "edge-2", "e0"], Names(await AskAsync($"steering/{TestTitle.Name}?known={many}")));
    }

    [Theory]
    [InlineData("steering/nothing", HttpStatusCode.NotFound)]
    [InlineData("steering/..%2Fnoise", HttpStatusCode.NotFound)]
    public async Task An_unknown_title_is_not_found(string path, HttpStatusCode expected) => Assert.Equal(expected, (await lab.GetAsync(lab.Origin.Url, path)).StatusCode);

    [Fact]
    public async Task Where_nobody_steers_players_are_told_to_stop_asking_and_manifests_name_no_server()
    {
        await using var own = await LabWithout();
        Assert.Equal(HttpStatusCode.Gone, (await lab.GetAsync(own.Origin.Url, $"steering/{TestTitle.Name}")).StatusCode);
        var mpd = await lab.Http.GetStringAsync(own.Manifests.Single().Mpd);
        Assert.DoesNotContain("ContentSteering", mpd);
        Assert.Contains("serviceLocation=\"edge-1\"", mpd);
    }

    [Fact]
    public async Task Without_a_live_edge_who_knows_none_is_asked_to_come_again()
    {
        await using var own = await LabWithout(edges: 0, new SteeringOptions());
        var response = await lab.GetAsync(own.Origin.Url, $"steering/{TestTitle.Name}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(1, response.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
    }

    [Fact]
    public async Task The_order_of_the_policy_is_that_of_the_manifest_too()
    {
        await using var own = await LabWithout(edges: 3, new SteeringOptions { Policy = "static:edge-3", Ttl = Duration.FromSeconds(2) });
        var mpd = XDocument.Parse(await lab.Http.GetStringAsync(own.Manifests.Single().Mpd)).Root!;
        Assert.Equal(["edge-3", "edge-1", "edge-2"], mpd.Elements(mpd.Name.Namespace + "BaseURL").Select(e => e.Attribute("serviceLocation")!.Value));
        var answer = JsonDocument.Parse(await lab.Http.GetStringAsync(new Uri(own.Origin.Url, $"steering/{TestTitle.Name}"))).RootElement;
        Assert.Equal((2, "edge-3"), (answer.GetProperty("TTL").GetInt32(), Names(answer)[0]));
    }

    [Theory]
    [InlineData("nonsense", 10)]
    [InlineData("static", 0.5)]
    [InlineData("static", 4000)]
    public async Task A_policy_or_time_that_is_none_does_not_start(string policy, double ttl) =>
        await Assert.ThrowsAsync<ServerStartException>(() => LabWithout(1, new SteeringOptions { Policy = policy, Ttl = Duration.FromSeconds(ttl) }));

    [Fact]
    public async Task An_edge_that_refuses_connections_is_dropped_though_its_heartbeat_was_heard()
    {
        await using var own = await LabWithout(edges: 1, new SteeringOptions());
        var registration = System.Net.Http.Json.JsonContent.Create(new { name = "dead", url = $"http://127.0.0.1:{ClosedPort()}/", token = "x" });
        await lab.SendAsync(HttpMethod.Post, new Uri(own.Origin.Url, "api/edges"), registration, ("Authorization", $"Bearer {own.Origin.Token}"));
        while ((await LinkAsync(own, "dead")) is { } link && link.GetProperty("live").GetBoolean()) await Task.Delay(50);
        Assert.Equal(["edge-1"], Names(JsonDocument.Parse(await lab.Http.GetStringAsync(new Uri(own.Origin.Url, $"steering/{TestTitle.Name}"))).RootElement));
    }

    private static int ClosedPort()
    {
        using var closed = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        return ((IPEndPoint)closed.LocalEndpoint).Port;
    }

    private async Task<JsonElement?> LinkAsync(Lab own, string name) =>
        JsonDocument.Parse(await lab.Http.GetStringAsync(new Uri(own.Origin.Url, "api/edges"))).RootElement.EnumerateArray()
            .Where(link => link.GetProperty("name").GetString() == name).Select(link => (JsonElement?)link).FirstOrDefault();

    private Task<Lab> LabWithout(int edges = 1, SteeringOptions? steering = null) =>
        Lab.StartAsync(new LabOptions { Catalog = lab.CatalogPath, Edges = edges, Port = 0, Tokens = lab.Tokens, Steering = steering });

    private async Task<JsonElement> AskAsync(string path) => JsonDocument.Parse(await lab.Http.GetStringAsync(new Uri(lab.Origin.Url, path))).RootElement;

    private static string[] Names(JsonElement answer) => [.. answer.GetProperty("PATHWAY-PRIORITY").EnumerateArray().Select(e => e.GetString()!)];
}
