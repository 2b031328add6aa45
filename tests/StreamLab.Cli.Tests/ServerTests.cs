using System.Text.Json;

namespace StreamLab.Cli.Tests;

public sealed class ServerTests(Title title) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string EmptyCatalog => Directory.CreateDirectory(_folder["catalog"]).FullName;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Up_says_in_one_line_where_everything_is()
    {
        title.SkipWithoutFFmpeg();
        var result = (await Cli.RunAsync("up", "--catalog", title.Catalog, "--edges", "2", "--port", "0", "--for", "100ms", "--json")).Good();
        Assert.Single(result.Out.TrimEnd().Split('\n'));
        Assert.Equal(["edge-1", "edge-2"], result.Json.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("name").GetString()));
        Assert.All((string[])["page", "origin", "token"], name => Assert.NotEmpty(result.Json.GetProperty(name).GetString()!));
        Assert.EndsWith("/small/manifest.mpd", result.Json.GetProperty("manifests")[0].GetProperty("mpd").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_tells_people_what_to_try()
    {
        title.SkipWithoutFFmpeg();
        var text = (await Cli.RunAsync("up", "--catalog", title.Catalog, "--port", "0", "--for", "100ms")).Good().Out;
        Assert.All((string[])["The page: http://", "edge-3", "streamlab play http://", "streamlab shape http://", "Ctrl-C"], word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_server_that_is_told_to_stop_ends_well(string signal)
    {
        using var up = new CliProcess(["up", "--catalog", EmptyCatalog, "--port", "0", "--json"]);
        Assert.NotNull(await up.ReadLineAsync());
        up.Signal(signal);
        Assert.Equal(0, (await up.EndAsync()).Code);
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_while_it_starts_ends_well()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        Assert.Equal(0, (await Cli.RunAsync(["up", "--catalog", EmptyCatalog, "--port", "0"], stopped.Token)).Code);
    }

    [Fact]
    public async Task A_missing_catalog_is_refused() => (await Cli.RunAsync("up", "--catalog", _folder["none"], "--port", "0")).WasRefused("none", "ingest");

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        await using var origin = await RunningServer.StartAsync("origin", "--catalog", EmptyCatalog, "--port", "0");
        var port = new Uri(origin.Url).Port;
        (await Cli.RunAsync("origin", "--catalog", EmptyCatalog, "--port", $"{port}")).WasRefused($"{port}");
        (await Cli.RunAsync("edge", "--origin", origin.Url, "--port", $"{port}")).WasRefused($"{port}");
    }

    [Fact]
    public async Task An_edge_registers_with_its_origin_under_its_name()
    {
        await using var origin = await RunningServer.StartAsync("origin", "--catalog", EmptyCatalog, "--port", "0");
        await using var edge = await RunningServer.StartAsync("edge", "--origin", origin.Url, "--name", "my-edge", "--port", "0");
        using var http = new HttpClient();
        Assert.Contains("my-edge", await http.GetStringAsync(new Uri(new Uri(origin.Url), "/api/edges")), StringComparison.Ordinal);
        Assert.Equal(0, await edge.StopAsync());
    }

    [Fact]
    public async Task An_edge_with_a_wrong_token_says_that_it_is_not_known()
    {
        await using var origin = await RunningServer.StartAsync("origin", "--catalog", EmptyCatalog, "--port", "0");
        await using var edge = await RunningServer.StartAsync("edge", "--origin", origin.Url, "--token", "wrong", "--port", "0");
        Assert.Contains("not known to the origin", edge.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_options_of_an_edge_show_in_its_status()
    {
        var status = await EdgeStatusAsync("--rate", "3Mbps", "--client-rate", "1Mbps", "--rtt", "20ms", "--jitter", "3ms", "--connect-rtts", "2", "--cache", "64MiB", "--policy", "lru");
        var shaping = status.GetProperty("shaping");
        Assert.Equal(3000, shaping.GetProperty("rateKbps").GetDouble());
        Assert.Equal(1000, shaping.GetProperty("clientRateKbps").GetDouble());
        Assert.Equal((20, 3, 2), (shaping.GetProperty("rttMs").GetDouble(), shaping.GetProperty("jitterMs").GetDouble(), shaping.GetProperty("connectRoundTrips").GetInt32()));
        Assert.Equal((64 << 20, "lru"), (status.GetProperty("cache").GetProperty("capacityBytes").GetDouble(), status.GetProperty("cache").GetProperty("policy").GetString()));
    }

    [Theory]
    [InlineData("first-byte", "loop", "seconds-mbps", 1000)] // its clock has not started
    [InlineData("now", "hold", "seconds-mbps", 5000)] // the first period is over at once
    [InlineData("now", "stop", "seconds-mbps", 0)]
    [InlineData("first-byte", "loop", "ms-kbps", 1)]
    public async Task A_trace_starts_ends_and_is_read_as_it_is_told(string start, string end, string format, double kbps)
    {
        await File.WriteAllTextAsync(_folder["trace"], format == "ms-kbps" ? "2 1\n3 5\n" : "0.0002 1\n0.0004 5\n");
        var status = await EdgeStatusAsync("--trace", _folder["trace"], "--trace-start", start, "--trace-end", end, "--trace-format", format);
        Assert.Equal(("trace", kbps), (status.GetProperty("shaping").GetProperty("shape").GetString(), status.GetProperty("shaping").GetProperty("rateKbps").GetDouble()));
    }

    [Theory]
    [InlineData("--trace-end", "hold")]
    [InlineData("--trace-start", "now")]
    [InlineData("--trace-format", "csv")]
    public async Task An_option_of_traces_is_refused_without_a_trace(string option, string value)
    {
        (await Cli.RunAsync("edge", "--origin", "http://127.0.0.1:1", option, value)).WasRefused(option, "without --trace");
        (await Cli.RunAsync("shape", "http://127.0.0.1:1", "1Mbps", option, value)).WasRefused(option, "without --trace");
    }

    [Fact]
    public async Task A_rate_and_a_trace_exclude_each_other()
    {
        (await Cli.RunAsync("edge", "--origin", "http://127.0.0.1:1", "--rate", "1Mbps", "--trace", "x")).WasRefused("--rate", "--trace");
        (await Cli.RunAsync("shape", "http://127.0.0.1:1", "1Mbps", "--trace", "x")).WasRefused("--trace", "no effect");
    }

    [Theory]
    [InlineData("--policy", "magic", "lru")]
    [InlineData("--name", "an edge", "name")]
    [InlineData("--origin", "edge-1", "http")]
    public async Task A_bad_word_for_an_edge_is_refused(string option, string value, string word)
    {
        string[] origin = option == "--origin" ? [] : ["--origin", "http://127.0.0.1:1"];
        (await Cli.RunAsync(["edge", "--port", "0", .. origin, option, value])).WasRefused(value, word);
    }

    [Fact]
    public async Task An_edge_needs_its_origin() => (await Cli.RunAsync("edge")).WasRefused("--origin");

    [Fact]
    public async Task Shape_throttles_a_running_edge_and_lets_it_go()
    {
        await using var edge = await RunningServer.StartAsync("edge", "--origin", "http://127.0.0.1:1", "--port", "0");
        Assert.Equal(600, (await Cli.RunAsync("shape", edge.Url, "600kbps", "--json")).Good().Json.GetProperty("shaping").GetProperty("rateKbps").GetDouble());
        Assert.Equal(200, (await Cli.RunAsync("shape", edge.Url, "--client-rate", "200kbps", "--json")).Good().Json.GetProperty("shaping").GetProperty("clientRateKbps").GetDouble());
        Assert.Contains("not limited", (await Cli.RunAsync("shape", edge.Url, "off")).Good().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_breaks_a_running_edge_and_mends_it()
    {
        await using var edge = await RunningServer.StartAsync("edge", "--origin", "http://127.0.0.1:1", "--port", "0");
        Assert.Equal("cut", (await Cli.RunAsync("fault", edge.Url, "cut", "--json")).Good().Json.GetProperty("fault").GetString());
        Assert.Contains("fault off", (await Cli.RunAsync("fault", edge.Url, "off")).Good().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shape_changes_round_trips_and_gives_each_client_a_trace()
    {
        await File.WriteAllTextAsync(_folder["trace"], "2 1\n4 5\n");
        await using var edge = await RunningServer.StartAsync("edge", "--origin", "http://127.0.0.1:1", "--port", "0");
        var shaping = (await Cli.RunAsync("shape", edge.Url, "--client-trace", _folder["trace"], "--trace-end", "hold", "--rtt", "30ms", "--json")).Good().Json.GetProperty("shaping");
        Assert.Equal(("trace", 30), (shaping.GetProperty("clientShape").GetString(), shaping.GetProperty("rttMs").GetDouble()));
        (await Cli.RunAsync("shape", edge.Url, "--client-trace", _folder["trace"], "--client-rate", "1Mbps")).WasRefused("--client-rate", "--client-trace");
        (await Cli.RunAsync("edge", "--origin", "http://127.0.0.1:1", "--listen", "everywhere")).WasRefused("--listen", "everywhere");
    }

    [Fact]
    public async Task A_wrong_token_opens_nothing()
    {
        await using var edge = await RunningServer.StartAsync("edge", "--origin", "http://127.0.0.1:1", "--port", "0");
        (await Cli.RunAsync("shape", edge.Url, "1Mbps", "--token", "wrong")).WasRefused("401");
        (await Cli.RunAsync("fault", edge.Url, "cut", "--token", "wrong")).WasRefused("401");
    }

    [Theory]
    [InlineData("shape", "http://127.0.0.1:1", "no edge answers")]
    [InlineData("shape", "edge-1", "http")]
    [InlineData("fault", "http://127.0.0.1:1", "there is no fault '1Mbps'")]
    public async Task What_cannot_be_controlled_is_one_line(string verb, string url, string word) => (await Cli.RunAsync(verb, url, "1Mbps")).WasRefused(word);

    [Fact]
    public async Task Shape_needs_to_be_told_how() => (await Cli.RunAsync("shape", "http://127.0.0.1:1")).WasRefused("3Mbps");

    private static async Task<JsonElement> EdgeStatusAsync(params string[] options)
    {
        await using var edge = await RunningServer.StartAsync(["edge", "--origin", "http://127.0.0.1:1", "--port", "0", .. options]);
        using var http = new HttpClient();
        return JsonElement.Parse(await http.GetStringAsync(new Uri(new Uri(edge.Url), "/api/status")));
    }
}
