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
