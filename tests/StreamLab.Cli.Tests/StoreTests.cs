using System.Net;
using System.Text.Json;

namespace StreamLab.Cli.Tests;

/// <summary>What an edge keeps, and what it is told to.</summary>
public sealed class StoreTests : IDisposable
{
    private const string NoOrigin = "http://127.0.0.1:1";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_edge_fetches_from_its_upstream_and_an_unlisted_one_is_not_known()
    {
        await using var origin = await OriginAsync();
        await using var shield = await RunningServer.StartAsync("edge", "--origin", origin.Url, "--port", "0", "--name", "shield", "--unlisted");
        await using var edge = await RunningServer.StartAsync("edge", "--origin", origin.Url, "--port", "0", "--upstream", shield.Url);
        await _http.GetByteArrayAsync($"{edge.Url}/t/1.m4s");
        Assert.Equal((1, 1), ((await StatusAsync(shield)).Fills, (await StatusAsync(edge)).Fills));
        Assert.DoesNotContain("shield", await _http.GetStringAsync($"{origin.Url}/api/edges"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_on_disk_outlive_an_edge_and_take_no_more_than_they_may()
    {
        await using var origin = await OriginAsync();
        string[] edge = ["edge", "--origin", origin.Url, "--port", "0", "--disk", _folder["disk"]];
        await using (var first = await RunningServer.StartAsync(edge)) await _http.GetByteArrayAsync($"{first.Url}/t/1.m4s");
        await using (var second = await RunningServer.StartAsync(edge))
        {
            await _http.GetByteArrayAsync($"{second.Url}/t/1.m4s");
            Assert.Equal(0, (await StatusAsync(second)).Fills);
        }
        await using (await RunningServer.StartAsync([.. edge, "--disk-size", "1B"])) Assert.Empty(Directory.GetFiles(_folder["disk"]));
        (await Cli.RunAsync("edge", "--origin", NoOrigin, "--disk-size", "1MB")).WasRefused("--disk-size", "without --disk");
    }

    [Theory]
    [InlineData("0s", 2)]
    [InlineData("10min", 1)]
    public async Task That_there_is_none_is_believed_as_long_as_told(string time, int fills)
    {
        await using var origin = await OriginAsync();
        await using var edge = await RunningServer.StartAsync("edge", "--origin", origin.Url, "--port", "0", "--negative", time);
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync($"{edge.Url}/t/none.m4s")).StatusCode);
        Assert.Equal(fills, (await StatusAsync(edge)).Fills);
    }

    [Theory]
    [InlineData("next", 1)]
    [InlineData("off", 0)]
    public async Task The_next_segment_is_fetched_where_an_edge_is_told_so(string mode, int prefetched)
    {
        await using var origin = await OriginAsync();
        await using var edge = await RunningServer.StartAsync("edge", "--origin", origin.Url, "--port", "0", "--prefetch", mode);
        await _http.GetByteArrayAsync($"{edge.Url}/t/1.m4s");
        while ((await StatusAsync(edge)).Prefetched < prefetched) await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal(prefetched, (await StatusAsync(edge)).Prefetched);
    }

    [Fact]
    public async Task Http_2_is_served_where_an_edge_is_told_so()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var edge = await RunningServer.StartAsync("edge", "--origin", NoOrigin, "--port", "0", "--http2-port", $"{port}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/health") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        Assert.Equal(HttpStatusCode.OK, (await _http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_connection_without_a_request_is_kept_as_long_as_told()
    {
        await using var edge = await RunningServer.StartAsync("edge", "--origin", NoOrigin, "--port", "0", "--keep-alive", "3s");
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(edge.Url).Port);
        await client.GetStream().WriteAsync("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(client.GetStream());
        Assert.Contains("200 OK", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal); // the end is the server's
    }

    [Fact]
    public async Task An_edge_with_a_signing_key_serves_what_is_signed_only_and_a_short_key_is_refused()
    {
        await using var edge = await RunningServer.StartAsync("edge", "--origin", NoOrigin, "--port", "0", "--signing-key", "a secret of some length");
        Assert.Equal(HttpStatusCode.Forbidden, (await _http.GetAsync($"{edge.Url}/t/1.m4s")).StatusCode);
        (await Cli.RunAsync("edge", "--origin", NoOrigin, "--signing-key", "short")).WasRefused("16 characters");
    }

    [Fact]
    public async Task Purge_and_warm_say_how_many_objects()
    {
        await using var origin = await OriginAsync();
        await using var edge = await RunningServer.StartAsync("edge", "--origin", origin.Url, "--port", "0");
        Assert.Contains("2 objects wait", (await Cli.RunAsync("warm", edge.Url, "/t/1.m4s", "/t/2.m4s")).Good().Out, StringComparison.Ordinal);
        while ((await StatusAsync(edge)).Objects < 2) await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Cli.RunAsync("purge", edge.Url, "--path", "/t/1.m4s", "--json")).Good().Json.GetProperty("objects").GetInt32());
        Assert.Contains("0 objects", (await Cli.RunAsync("purge", edge.Url, "--prefix", "/u/")).Good().Out, StringComparison.Ordinal);
        Assert.Contains("1 objects", (await Cli.RunAsync("purge", edge.Url, "--title", "t")).Good().Out, StringComparison.Ordinal);
        Assert.Contains("0 objects", (await Cli.RunAsync("purge", edge.Url, "--all")).Good().Out, StringComparison.Ordinal);
        (await Cli.RunAsync("purge", edge.Url)).WasRefused("name one of");
        (await Cli.RunAsync("warm", edge.Url, "--title", "none")).WasRefused("404");
        (await Cli.RunAsync("warm", edge.Url, "--representation", "low", "/t/1.m4s")).WasRefused("representation");
    }

    [Fact]
    public async Task A_laboratory_may_have_a_shield()
    {
        await using var up = await RunningServer.StartAsync("up", "--catalog", Catalog(), "--edges", "2", "--port", "0", "--shield");
        var edge = up.Ready.GetProperty("edges")[0].GetProperty("url").GetString()!.TrimEnd('/');
        using var response = await _http.GetAsync($"{edge}/t/1.m4s");
        Assert.Contains("shield; fwd=miss", response.Headers.GetValues("Cache-Status").Single(), StringComparison.Ordinal);
    }

    private Task<RunningServer> OriginAsync() => RunningServer.StartAsync("origin", "--catalog", Catalog(), "--port", "0");

    private string Catalog()
    {
        var title = Directory.CreateDirectory(_folder["catalog/t"]).FullName;
        foreach (var file in (string[])["1.m4s", "2.m4s", "manifest.mpd"]) File.WriteAllText(Path.Combine(title, file), file);
        return _folder["catalog"];
    }

    private async Task<(long Fills, long Prefetched, int Objects)> StatusAsync(RunningServer edge)
    {
        var status = JsonElement.Parse(await _http.GetStringAsync($"{edge.Url}/api/status"));
        var counters = status.GetProperty("counters");
        return (counters.GetProperty("fills").GetInt64(), counters.GetProperty("prefetched").GetInt64(), status.GetProperty("cache").GetProperty("objects").GetInt32());
    }
}
