using System.Text.Json;

namespace StreamLab.Cli.Tests;

public sealed class PlayTests(Title title) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningServer? _up;

    private string Mpd => _up!.Ready.GetProperty("manifests")[0].GetProperty("mpd").GetString()!;

    public async ValueTask InitializeAsync()
    {
        title.SkipWithoutFFmpeg();
        _up = await RunningServer.StartAsync("up", "--catalog", title.Catalog, "--edges", "2", "--port", "0");
    }

    public async ValueTask DisposeAsync()
    {
        if (_up is not null) await _up.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_tells_the_story_and_sums_it_up()
    {
        var story = (await PlayAsync("--for", "1s")).Good().Out;
        Assert.All((string[])["first frame after", "#1 ", "edge-1", "kbps", "ended: when its time was up"], word => Assert.Contains(word, story, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_json_it_says_the_summary_alone()
    {
        var result = (await PlayAsync("--for", "500ms", "--cmcd", "query", "--json")).Good();
        Assert.Equal(("small", "for", ""), (result.Json.GetProperty("media").GetString(), result.Json.GetProperty("endReason").GetString(), result.Error));
    }

    [Fact]
    public async Task A_language_that_is_not_there_is_refused() => (await PlayAsync("--for", "1s", "--language", "fr")).WasRefused("--language", "no sound in 'fr'");

    [Fact]
    public async Task A_presentation_of_hls_plays_from_the_same_servers()
    {
        var master = _up!.Ready.GetProperty("manifests")[0].GetProperty("hls").GetString()!;
        var summary = (await Cli.RunAsync("play", master, "--pathway", "fixed:edge-2", "--render", _folder["hls.ts"], "--for", "3s", "--json")).Good().Json;
        Assert.Equal("for", summary.GetProperty("endReason").GetString());
        Assert.True(summary.GetProperty("bytesByPathway").GetProperty("edge-2").GetInt64() > 0);
        Assert.True(new FileInfo(_folder["hls.ts"]).Length > 10_000);
    }

    [Fact]
    public async Task The_server_that_was_asked_for_is_used()
    {
        var bytes = (await PlayAsync("--for", "500ms", "--pathway", "fixed:edge-2", "--json")).Good().Json.GetProperty("bytesByPathway");
        Assert.Equal(0, bytes.GetProperty("edge-1").GetInt64());
        Assert.True(bytes.GetProperty("edge-2").GetInt64() > 0);
    }

    [Fact]
    public async Task Its_logs_can_be_inspected_and_replayed()
    {
        (await PlayAsync("--for", "1s", "--log", _folder["log"], "--input-log", _folder["inputs"])).Good();
        Assert.Equal("log", (await Cli.RunAsync("inspect", _folder["log"], "--json")).Good().Json.GetProperty("kind").GetString());
        (await Cli.RunAsync("replay", _folder["inputs"])).Good();
    }

    [Fact]
    public async Task A_program_of_one_s_own_decides()
    {
        File.WriteAllText(_folder["rule.py"], "import sys\nfor line in sys.stdin:\n    if not line.startswith('{\"media\"'): print('{\"representation\":0,\"reason\":\"because\"}', flush=True)\n");
        (await PlayAsync("--for", "3s", "--abr", $"exec:python3 {_folder["rule.py"]}", "--log", _folder["log"])).Good();
        Assert.Contains(File.ReadLines(_folder["log"]), line => line.Contains("\"reasonText\":\"because\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_picture_can_be_a_file()
    {
        (await PlayAsync("--for", "1500ms", "--render", _folder["played.ts"])).Good();
        Assert.True(new FileInfo(_folder["played.ts"]).Length > 10_000);
    }

    [Fact]
    public async Task Several_players_play_side_by_side()
    {
        var json = (await PlayAsync("--for", "500ms", "--players", "2", "--json")).Good().Json;
        Assert.Equal((JsonValueKind.Array, 2), (json.ValueKind, json.GetArrayLength()));
    }

    [Fact]
    public async Task What_several_players_cost_is_told_with_the_rate_that_their_segments_were_held_to()
    {
        (await Cli.RunAsync("shape", _up!.Ready.GetProperty("edges")[0].GetProperty("url").GetString()!, "--client-rate", "40Mbps")).Good();
        var told = (await PlayAsync("--pathway", "fixed:edge-1", "--for", "2s", "--players", "2", "--stagger", "100ms")).Good().Out;
        Assert.Matches("""segments in \d+ s.*\n  edge-1: .*40000 kbps a client, its process \d\.\d\d cores\n  edge-2: (.*\n)  time of a segment off size / rate by (.*\n)  bench: """, told);
    }

    [Fact]
    public async Task A_stagger_needs_players() => (await PlayAsync("--stagger", "1s")).WasRefused("--stagger", "--players");

    [Theory]
    [InlineData("--log")]
    [InlineData("--input-log")]
    [InlineData("--render")]
    public async Task A_file_for_several_players_is_refused(string option) => (await PlayAsync("--players", "2", option, _folder["x"])).WasRefused(option, "no effect");

    [Fact]
    public async Task The_renderer_that_this_build_lacks_is_missing() => (await PlayAsync("--render", "vlc")).EndedWith(3, "libVLC", "--render none");

    [Fact]
    public async Task A_picture_that_cannot_be_written_is_refused() => (await PlayAsync("--render", _folder.Path)).WasRefused("folder");

    [Fact]
    public async Task An_unknown_server_is_refused_with_those_there_are() => (await PlayAsync("--pathway", "fixed:edge-9")).WasRefused("edge-9", "edge-1, edge-2");

    [Fact]
    public async Task A_title_that_is_not_there_is_refused() => (await Cli.RunAsync("play", Mpd.Replace("small", "none", StringComparison.Ordinal))).WasRefused("none", "404");

    [Fact]
    public async Task What_is_no_manifest_is_refused() => (await Cli.RunAsync("play", Mpd.Replace("manifest.mpd", "segments.json", StringComparison.Ordinal))).WasRefused("manifest");

    [Fact]
    public async Task What_is_no_url_is_refused() => (await Cli.RunAsync("play", Path.Combine(title.Folder, "manifest.mpd"))).WasRefused("http");

    [Theory]
    [InlineData("error")]
    [InlineData("cut")]
    [InlineData("corrupt")]
    [InlineData("freeze")]
    public async Task A_broken_edge_is_left_for_another(string fault)
    {
        var edge = _up!.Ready.GetProperty("edges")[0].GetProperty("url").GetString()!;
        (await Cli.RunAsync("fault", edge, fault)).Good();
        var result = (await PlayAsync("--for", "12s", "--rate", "4", "--json")).Good().Json;
        Assert.True(result.GetProperty("failedRequests").GetInt32() > 0);
        Assert.Equal(6, result.GetProperty("playedSeconds").GetDouble(), 0.01);
    }

    [Fact]
    public async Task A_time_in_which_nothing_was_played_is_no_success()
    {
        foreach (var edge in _up!.Ready.GetProperty("edges").EnumerateArray())
            (await Cli.RunAsync("fault", edge.GetProperty("url").GetString()!, "freeze:path=*.m4s")).Good();
        var result = await PlayAsync("--for", "500ms");
        Assert.Equal(1, result.Code);
        Assert.Contains("nothing was played", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_link_local_address_is_connected_to_only_if_the_user_allows_it(bool allow)
    {
        var result = await Cli.RunAsync(["play", "http://[fe80::1]/manifest.mpd", .. allow ? (string[])["--allow-private"] : []]);
        Assert.Equal(2, result.Code);
        Assert.Equal(!allow, result.Error.Contains("has a link-local address", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_it_with_130_and_its_summary(string signal)
    {
        using var play = new CliProcess(["play", Mpd]);
        Assert.NotNull(await play.ReadLineAsync());
        play.Signal(signal);
        var result = await play.EndAsync();
        Assert.Equal(130, result.Code);
        Assert.Contains("cancelled", result.Out, StringComparison.Ordinal);
    }

    private Task<CliResult> PlayAsync(params string[] options) => Cli.RunAsync(["play", Mpd, .. options]);
}
