using System.Net.Sockets;
using System.Text.Json;
using System.Xml.Linq;

namespace StreamLab.Server.Tests;

public sealed class LabTests(LabFixture lab) : IClassFixture<LabFixture>
{
    [Fact]
    public async Task The_manifest_names_every_live_edge()
    {
        var mpd = XDocument.Parse(await lab.Http.GetStringAsync(lab.Lab.Manifests.Single().Mpd));
        var bases = mpd.Root!.Elements(mpd.Root.Name.Namespace + "BaseURL").Select(e => (e.Attribute("serviceLocation")!.Value, e.Value));
        Assert.Equal(lab.Lab.Edges.Select(edge => (edge.Name, $"{edge.Url}{TestTitle.Name}/")), bases);
    }

    [Fact]
    public async Task A_segment_through_an_edge_is_that_of_the_origin() =>
        Assert.Equal(lab.FileOf(TestTitle.FirstSegment), await lab.Http.GetByteArrayAsync(new Uri(lab.Edge.Url, TestTitle.FirstSegment)));

    [Fact]
    public void No_title_can_have_the_name_of_an_endpoint()
    {
        var names = lab.Origin.Endpoints.Concat(lab.Edge.Endpoints).Select(endpoint => endpoint.Split(' ')[1].Trim('/').Split('/')[0]);
        Assert.All(names.Where(name => name.Length > 0 && name[0] != '{'), name => Assert.True(Dash.RootNames.AreEndpoints(name), name));
    }

    [Fact]
    public async Task The_titles_and_edges_can_be_asked_for_without_a_secret_in_the_answer()
    {
        var titles = JsonDocument.Parse(await lab.Http.GetStringAsync(new Uri(lab.Origin.Url, "api/titles"))).RootElement[0];
        var edges = await lab.Http.GetStringAsync(new Uri(lab.Origin.Url, "api/edges"));
        Assert.Equal("/noise/manifest.mpd", titles.GetProperty("mpd").GetString());
        Assert.Equal("edge-1", JsonDocument.Parse(edges).RootElement[0].GetProperty("name").GetString());
        Assert.DoesNotContain(lab.Edge.Token, edges);
    }

    [Fact]
    public async Task Health_and_time_are_answered_by_every_server()
    {
        foreach (var server in new[] { lab.Origin.Url, lab.Edge.Url })
        {
            Assert.Contains("ok", await lab.Http.GetStringAsync(new Uri(server, "health")));
            var time = DateTimeOffset.Parse(await lab.Http.GetStringAsync(new Uri(server, "time")));
            Assert.InRange(DateTimeOffset.UtcNow - time, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task An_edge_that_stops_says_goodbye()
    {
        var options = new EdgeOptions { Name = "guest", Origin = lab.Origin.Url, OriginToken = lab.Origin.Token, Tokens = lab.Tokens };
        await using (await EdgeServer.StartAsync(options)) Assert.Contains("guest", await EdgesAsync());
        Assert.DoesNotContain("guest", await EdgesAsync());
    }

    [Fact]
    public async Task An_edge_with_a_wrong_token_is_not_made_known_and_says_so()
    {
        var warnings = new List<string>();
        var options = new EdgeOptions { Name = "stranger", Origin = lab.Origin.Url, OriginToken = "guess", Tokens = lab.Tokens, Warn = warnings.Add };
        await using var edge = await EdgeServer.StartAsync(options);
        Assert.DoesNotContain("stranger", await EdgesAsync());
        Assert.Contains("token", Assert.Single(warnings));
    }

    [Fact]
    public async Task Each_edge_has_an_address_of_its_own_and_answers_at_the_usual_one_too()
    {
        if (!ListenSockets.CanListenAt(OwnAddress.Of(2))) Assert.Skip("this system has no loopback address but 127.0.0.1");
        Assert.Equal(["127.0.0.21", "127.0.0.22"], lab.Lab.Edges.Select(edge => edge.Url.Host));
        foreach (var edge in lab.Lab.Edges) Assert.Contains("ok", await lab.Http.GetStringAsync($"http://127.0.0.1:{edge.Url.Port}/health"));
        Assert.Equal(2, lab.Lab.Edges.Select(edge => edge.Url.Port).Distinct().Count()); // whose names its token file has
    }

    [Fact]
    public void No_address_of_an_edge_is_a_part_of_another_nor_of_the_origins()
    {
        string[] own = [.. Enumerable.Range(1, 79).Select(number => OwnAddress.Of(number).ToString()).Distinct(), "127.0.0.1"];
        foreach (var one in own.Distinct()) Assert.Equal(one, Assert.Single(own.Distinct(), other => other.Contains(one, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("manifest.mpd")]
    [InlineData("master.m3u8")]
    public async Task Who_comes_from_another_machine_finds_the_edges_where_it_found_the_origin(string manifest)
    {
        using var response = await lab.GetAsync(lab.Origin.Url, $"{TestTitle.Name}/{manifest}", ("Host", "192.0.2.7:8080"));
        var text = await response.Content.ReadAsStringAsync();
        Assert.All(lab.Lab.Edges, edge => Assert.Contains($"http://192.0.2.7:{edge.Url.Port}/{TestTitle.Name}/", text));
        Assert.DoesNotContain("127.0.0.", text);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8081/", "192.0.2.9", "192.0.2.1", "http://192.0.2.9:8081/")] // of another machine, where it listens at all addresses
    [InlineData("http://127.0.0.1:8081/", "192.0.2.1", "192.0.2.1", "http://127.0.0.1:8081/")] // of this machine, by its own name
    [InlineData("http://127.0.0.21:8081/", "127.0.0.1", "127.0.0.1", "http://127.0.0.21:8081/")]
    [InlineData("http://192.0.2.8:8081/", "192.0.2.9", "192.0.2.1", "http://192.0.2.8:8081/")]
    public void An_edge_is_where_it_says_or_where_it_calls_from(string says, string caller, string called, string expected)
    {
        var connection = new Microsoft.AspNetCore.Http.DefaultHttpContext().Connection;
        (connection.RemoteIpAddress, connection.LocalIpAddress) = (System.Net.IPAddress.Parse(caller), System.Net.IPAddress.Parse(called));
        Assert.Equal(expected, new EdgeRegistration("edge-1", new Uri(says), "x").HeardFrom(connection).Url.AbsoluteUri);
    }

    [Fact]
    public async Task Other_machines_may_watch_but_the_page_throttles_on_this_one_only()
    {
        var reach = Reach.From(System.Net.IPAddress.Any);
        if (reach.Count == 0) Assert.Skip("this machine has no other address");
        await using var open = await Lab.StartAsync(new LabOptions { Catalog = lab.CatalogPath, Edges = 1, Port = 0, Tokens = lab.Tokens, Host = System.Net.IPAddress.Any });
        var link = open.Links.First(link => link.Host == reach[0].ToString());
        Assert.Contains($"http://{reach[0]}:{open.Edges[0].Url.Port}/", await lab.Http.GetStringAsync(new Uri(link, $"{TestTitle.Name}/manifest.mpd")));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await lab.GetAsync(link, "api/session", ("Sec-Fetch-Site", "same-origin"))).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await lab.GetAsync(open.Page, "api/session", ("Sec-Fetch-Site", "same-origin"))).StatusCode);
    }

    [Fact]
    public async Task A_port_in_use_is_named_and_nothing_is_left_running()
    {
        using var folder = new TempFolder();
        using var taken = ListenAfterAFreePort();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var options = new LabOptions { Catalog = folder.Path, Port = port - 1, Edges = 1, Tokens = new TokenFolder(folder.Path) };
        var error = await Assert.ThrowsAsync<ServerStartException>(() => Lab.StartAsync(options));
        Assert.Contains($"port {port} ", error.Message);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private static TcpListener ListenAfterAFreePort()
    {
        while (true)
        {
            using var before = new TcpListener(System.Net.IPAddress.Loopback, 0);
            before.Start();
            var next = new TcpListener(System.Net.IPAddress.Loopback, ((System.Net.IPEndPoint)before.LocalEndpoint).Port + 1);
            try
            {
                next.Start();
                return next;
            }
            catch (SocketException)
            {
                next.Dispose(); // somebody's
            }
        }
    }

    private Task<string> EdgesAsync() => lab.Http.GetStringAsync(new Uri(lab.Origin.Url, "api/edges"));
}
