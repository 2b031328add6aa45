namespace StreamLab.Cli.Tests;

public sealed class CdnTests(Title title) : IDisposable
{
    private static readonly string[] Small = ["--titles", "20", "--segments", "20", "--requests", "20000", "--rate", "200"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_simulation_tells_steady_state_and_failure_with_their_units()
    {
        var json = (await SimulateAsync()).Json;
        var steady = json.GetProperty("steady");
        Assert.Equal("enter-deep", json.GetProperty("topology").GetString());
        Assert.Equal(192e9, json.GetProperty("storageBytes").GetDouble(), tolerance: 1);
        Assert.All((string[])["objectHitRatio", "byteHitRatio", "originMbps", "firstByteP95Ms", "latencyMeanMs", "costPerGB"], name => Assert.True(steady.GetProperty(name).GetDouble() > 0));
        Assert.Equal("north-edge-1", json.GetProperty("failed")[0].GetString());
        Assert.Equal(6_000, json.GetProperty("afterFailure").GetProperty("requests").GetInt64());
    }

    [Theory]
    [InlineData("--titles", "40")]
    [InlineData("--segments", "10")]
    [InlineData("--zipf", "0.5")]
    [InlineData("--requests", "10000")]
    [InlineData("--rate", "400")]
    [InlineData("--watched", "5")]
    [InlineData("--viewers", "independent")]
    [InlineData("--shift-every", "10s")]
    [InlineData("--seed", "2")]
    [InlineData("--fill", "push")]
    public async Task Each_option_changes_what_comes_out(string option, string value) =>
        Assert.NotEqual(Steady(await SimulateAsync()), Steady(await SimulateAsync(option, value)));

    [Fact]
    public async Task The_policy_and_the_slack_of_clusters_matter_where_room_is_short()
    {
        var file = await TightAsync();
        var lru = Steady(await RunAsync("simulate", "--topology", file));
        Assert.NotEqual(lru, Steady(await RunAsync("simulate", "--topology", file, "--policy", "s3-fifo")));
        Assert.NotEqual(lru, Steady(await RunAsync("simulate", "--topology", file, "--cluster-slack", "0.01")));
        Assert.NotEqual(Pushed("5MB"), Pushed("10MB"));

        string Pushed(string budget) => RunAsync("simulate", "--topology", file, "--fill", "both", "--fill-budget", budget).Result.Json.GetProperty("pushedBytes").GetRawText();
    }

    [Fact]
    public async Task Popularity_can_shift_by_more() =>
        Assert.NotEqual(Steady(await SimulateAsync("--shift-every", "10s")), Steady(await SimulateAsync("--shift-every", "10s", "--shift-share", "0.5")));

    [Fact]
    public async Task Nobody_has_to_fail() => Assert.Equal("null", (await SimulateAsync("--fails", "none")).Json.GetProperty("afterFailure").GetRawText());

    [Fact]
    public async Task Networks_are_compared_in_a_table_and_in_plots()
    {
        var text = (await Cli.RunAsync(["cdn", "compare", .. Small, "--storage", "0.01,0.1", "--out", _folder["out"]])).Good().Out;
        Assert.All((string[])["mega-server", "enter-deep", "bring-home", "without north-edge-1"], word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Equal(1 + (2 * 3) + 1 + (2 * 2), (await File.ReadAllLinesAsync(_folder["out/results.csv"], TestContext.Current.CancellationToken)).Length);
        Assert.All((string[])["hit-ratio.svg", "first-byte.png", "origin-load.svg", "cost.svg", "tradeoff.png", "failure.svg"], plot => Assert.True(File.Exists(_folder[$"out/plots/{plot}"])));
    }

    [Fact]
    public async Task Topologies_are_listed_and_can_be_chosen()
    {
        var listed = (await Cli.RunAsync("list", "topologies", "--json")).Json.EnumerateArray().Select(t => t.GetProperty("name").GetString());
        Assert.Equal(["mega-server", "enter-deep", "bring-home"], listed);
        Assert.Equal(1, (await RunAsync("compare", "--topologies", "bring-home")).Json.GetArrayLength());
    }

    [Theory]
    [InlineData("--topology", "bring-hone", "enter-deep")]
    [InlineData("--fill-budget", "1GB", "--fill pull")]
    [InlineData("--shift-share", "0.5", "--shift-every")]
    [InlineData("--popularity", "x", "--catalog")]
    [InlineData("--fails", "moon", "no cluster 'moon'")]
    [InlineData("--watched", "0.5", "at least 1")]
    public async Task What_cannot_be_meant_is_refused(string option, string value, string word)
    {
        string[] topology = option == "--topology" ? [] : ["--topology", "enter-deep"];
        (await Cli.RunAsync(["cdn", "simulate", .. topology, .. Small, option, value])).WasRefused(word);
    }

    [Fact]
    public async Task A_plan_says_what_goes_where_and_how_near_it_is_to_the_best()
    {
        var file = await TightAsync();
        var json = (await Cli.RunAsync("place", "--topology", file, "--titles", "20", "--segments", "20", "--out", _folder["plan.json"], "--json")).Good();
        var node = json.Json.GetProperty("nodes")[0];
        Assert.Equal("edge-1", node.GetProperty("name").GetString());
        Assert.Equal("title-1", node.GetProperty("items")[0].GetProperty("title").GetString());
        Assert.InRange(node.GetProperty("hitRatio").GetDouble(), node.GetProperty("hitRatioAtMost").GetDouble() / 2, node.GetProperty("hitRatioAtMost").GetDouble());
        Assert.Equal(json.Out, await File.ReadAllTextAsync(_folder["plan.json"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_short_window_fills_less()
    {
        var file = await TightAsync();
        Assert.Equal(1e6, await RoomAsync("--window", "8s", "--fill-rate", "1Mbps"));
        Assert.Equal(20e6, await RoomAsync());

        async Task<double> RoomAsync(params string[] options) =>
            (await Cli.RunAsync(["place", "--topology", file, "--titles", "20", "--segments", "20", "--json", .. options])).Json.GetProperty("nodes")[0].GetProperty("roomBytes").GetDouble();
    }

    [Fact]
    public async Task A_plan_takes_the_place_of_no_pipe()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what is a device is known on Linux");
        ChildProcess.Run("mkfifo", [_folder["pipe"]]);
        (await Cli.RunAsync("place", "--topology", "enter-deep", "--titles", "20", "--segments", "20", "--out", _folder["pipe"])).EndedWith(2, "pipe", "name a file");
        Assert.Empty(ChildProcess.Run("test", ["-p", _folder["pipe"]]).Errors);
    }

    [Fact]
    public async Task Where_there_is_no_edge_nothing_can_be_placed() => (await Cli.RunAsync("place", "--topology", "mega-server")).WasRefused("no edge");

    [Fact]
    public async Task A_plan_for_real_titles_names_their_files_and_is_pushed_to_a_running_edge()
    {
        title.SkipWithoutFFmpeg();
        await using var origin = await RunningServer.StartAsync("origin", "--catalog", title.Catalog, "--port", "0");
        await using var edge = await RunningServer.StartAsync("edge", "--origin", origin.Url, "--name", "edge-1", "--port", "0");
        var file = await TightAsync();
        var (url, token) = (edge.Url, edge.Ready.GetProperty("token").GetString()!);
        var result = (await Cli.RunAsync("place", "--topology", file, "--catalog", title.Catalog, "--push", $"edge-1={url}", "--token", token, "--json")).Good();
        var paths = result.Json.GetProperty("nodes")[0].GetProperty("paths").EnumerateArray().Select(p => p.GetString()!).ToArray();
        Assert.All(paths, path => Assert.True(File.Exists(Path.Combine(title.Catalog, path))));
        Assert.Contains($"{paths.Length} of {paths.Length} files", result.Error, StringComparison.Ordinal);
        (await Cli.RunAsync("place", "--topology", file, "--catalog", title.Catalog, "--push", $"edge-9={url}", "--token", token)).EndedWith(2, "edge-9", "edge-1");
    }

    [Fact]
    public async Task Popularity_decides_what_goes_first()
    {
        title.SkipWithoutFFmpeg();
        var (file, weights) = (await TightAsync(), _folder["weights"]);
        await File.WriteAllTextAsync(weights, $"{Title.Name} 3\n", TestContext.Current.CancellationToken);
        (await Cli.RunAsync("place", "--topology", file, "--catalog", title.Catalog, "--popularity", weights)).Good();
        await File.WriteAllTextAsync(weights, "no-such-title 3\n", TestContext.Current.CancellationToken);
        (await Cli.RunAsync("place", "--topology", file, "--catalog", title.Catalog, "--popularity", weights)).WasRefused("no-such-title");
        await File.WriteAllTextAsync(weights, "small many\n", TestContext.Current.CancellationToken);
        (await Cli.RunAsync("place", "--topology", file, "--catalog", title.Catalog, "--popularity", weights)).WasRefused("line 1");
    }

    [Fact]
    public async Task A_synthetic_catalogue_has_no_files_to_push() =>
        (await Cli.RunAsync("place", "--topology", "enter-deep", "--push", "north-edge-1=http://127.0.0.1:1")).WasRefused("--push", "--catalog");

    private static Task<CliResult> SimulateAsync(params string[] options) => RunAsync("simulate", ["--topology", "enter-deep", .. options]);

    /// <summary>Options given replace the small ones of the same name.</summary>
    private static async Task<CliResult> RunAsync(string verb, params string[] options) =>
        (await Cli.RunAsync(["cdn", verb, .. Small.Chunk(2).Where(pair => !options.Contains(pair[0])).SelectMany(pair => pair), .. options, "--json"])).Good();

    private static string Steady(CliResult result) => result.Json.GetProperty("steady").GetRawText();

    private async Task<string> TightAsync()
    {
        await File.WriteAllTextAsync(_folder["tight.yaml"], """
            schema: streamlab-topology/1
            name: tight
            regions: [{name: all, share: 1, access: 10Mbps}]
            nodes:
              - {name: origin, kind: origin, link: 10Gbps}
              - {name: edge, count: 2, kind: edge, cluster: c, capacity: 20MB, link: 1Gbps, parents: [{name: origin, rtt: 40ms}], rtt: {all: 5ms}}
            """, TestContext.Current.CancellationToken);
        return _folder["tight.yaml"];
    }
}
