namespace StreamLab.Cli.Tests;

/// <summary>Edges are controlled by their names, one or all, through the origin that knows them.</summary>
public sealed class EdgesByNameTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningServer _up = null!;

    private string Origin => _up.Ready.GetProperty("origin").GetString()!;

    public async ValueTask InitializeAsync() =>
        _up = await RunningServer.StartAsync("up", "--catalog", Directory.CreateDirectory(_folder["catalog"]).FullName, "--edges", "2", "--port", "0");

    public async ValueTask DisposeAsync()
    {
        await _up.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task One_is_shaped_and_the_others_stay_as_they_are()
    {
        var status = (await RunAsync("shape", "edge-2", "600kbps", "--json")).Good().Json;
        Assert.Equal(("edge-2", 600), (status.GetProperty("name").GetString(), status.GetProperty("shaping").GetProperty("rateKbps").GetDouble()));
        Assert.Contains("edge-1: uplink not limited", (await RunAsync("fault", "edge-1", "off")).Good().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_shaped_at_once()
    {
        var all = (await RunAsync("shape", "all", "5Mbps", "--json")).Good().Json;
        Assert.Equal([("edge-1", 5000), ("edge-2", 5000)], all.EnumerateObject().Select(edge => (edge.Name, edge.Value.GetProperty("shaping").GetProperty("rateKbps").GetDouble())));
    }

    [Fact]
    public async Task All_are_broken_and_mended_at_once()
    {
        Assert.Equal(2, (await RunAsync("fault", "all", "error:status=503")).Good().Out.Split("fault error;").Length - 1);
        Assert.Equal(2, (await RunAsync("fault", "all", "off")).Good().Out.Split("fault off;").Length - 1);
    }

    [Fact]
    public async Task What_their_stores_are_told_is_told_for_each()
    {
        Assert.Equal(["edge-1: 0 objects purged", "edge-2: 0 objects purged"], (await RunAsync("purge", "all", "--all")).Good().Out.TrimEnd().Split(Environment.NewLine));
        Assert.Contains("1 objects wait", (await RunAsync("warm", "edge-1", "/a/1.m4s")).Good().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_refused_with_those_that_there_are() => (await RunAsync("shape", "nowhere", "1Mbps")).WasRefused("nowhere", "edge-1, edge-2");

    [Theory]
    [InlineData("edge-1")]
    [InlineData("all")]
    public async Task A_wrong_token_opens_none(string edge) => (await RunAsync("fault", edge, "cut", "--token", "wrong")).WasRefused("401");

    [Fact]
    public async Task The_url_of_an_edge_needs_no_origin() => (await RunAsync("shape", "http://127.0.0.1:1", "1Mbps")).WasRefused("--origin", "no effect");

    private Task<CliResult> RunAsync(params string[] arguments) => Cli.RunAsync([.. arguments, "--origin", Origin]);
}
