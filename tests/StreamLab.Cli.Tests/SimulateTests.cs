using System.Text.Json.Nodes;

namespace StreamLab.Cli.Tests;

public sealed class SimulateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SimulateTests()
    {
        // 20 segments of 2 s in 300, 1000 and 3000 kbit/s; a network that nearly stops after five seconds.
        var sizes = string.Join(',', Enumerable.Repeat("[600000,2000000,6000000]", 20));
        File.WriteAllText(Media, $"{{\"segment_duration_ms\":2000,\"bitrates_kbps\":[300,1000,3000],\"segment_sizes_bits\":[{sizes}]}}");
        File.WriteAllText(Trace, "5 4\n20 0.12\n22 2\n");
    }

    private string Media => _folder["movie.json"];
    private string Trace => _folder["drop.txt"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1e-308")]
    [InlineData("1e308")]
    [InlineData("5e-324")]
    public async Task A_rate_at_the_end_of_all_numbers_is_no_mistake_of_ours(string mbps)
    {
        File.WriteAllText(Trace, $"5 {mbps}\n");
        var result = await SimulateAsync("--json");
        Assert.DoesNotContain("mistake", result.Error, StringComparison.Ordinal);
        Assert.InRange(result.Code, 0, 2);
    }

    /// <summary>By the loops of one player over one pathway, of a shared network, of Sabre and of Pensieve.</summary>
    [Theory]
    [InlineData]
    [InlineData("--players", "2")]
    [InlineData("--abr", "optimal")]
    [InlineData("--compat", "sabre")]
    [InlineData("--compat", "pensieve", "--abr", "bb")]
    public async Task Ctrl_C_ends_a_session_in_the_middle(params string[] options)
    {
        var stopped = await Cli.RunAsync(["simulate", "--media", Media, "--trace", Trace, .. options], new CancellationToken(canceled: true));
        stopped.EndedWith(130, "cancelled");
    }

    [Fact]
    public async Task It_prints_the_summary()
    {
        var summary = (await SimulateAsync("--json")).Good().Json;
        Assert.Equal(("movie", "drop.txt", "end"), (summary.GetProperty("media").GetString(), summary.GetProperty("trace").GetString(), summary.GetProperty("endReason").GetString()));
        Assert.Equal(40, summary.GetProperty("playedSeconds").GetDouble(), 1e-9);
        Assert.Contains("bitrate", (await SimulateAsync()).Good().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_players_share_the_network_and_have_a_summary_each()
    {
        var sessions = (await SimulateAsync("--players", "3", "--stagger", "4s", "--json")).Good().Json;
        var alone = (await SimulateAsync("--json")).Json.GetProperty("wallSeconds").GetDouble();
        Assert.Equal(3, sessions.GetArrayLength());
        Assert.All(sessions.EnumerateArray(), s => Assert.True(s.GetProperty("wallSeconds").GetDouble() >= alone));
        Assert.Contains(sessions.EnumerateArray(), s => s.GetProperty("wallSeconds").GetDouble() > alone + 1);
        Assert.Contains("fairness", (await SimulateAsync("--players", "2")).Good().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slow_start_delays_the_first_picture() => Assert.True(
        await StartupAsync("--rtt", "200ms", "--transport", "slow-start") > await StartupAsync("--rtt", "200ms"));

    [Fact]
    public async Task Slow_start_needs_a_round_trip() => (await SimulateAsync("--transport", "slow-start")).WasRefused("slow-start", "--rtt");

    [Fact]
    public async Task A_stagger_needs_players() => (await SimulateAsync("--stagger", "4s")).WasRefused("--stagger", "--players");

    [Fact]
    public async Task The_same_call_gives_the_same_bytes() => Assert.Equal((await SimulateAsync("--json")).Out, (await SimulateAsync("--json")).Out);

    [Theory]
    [InlineData("--abr", "throughput")]
    [InlineData("--estimator", "harmonic", "--abr", "throughput")]
    [InlineData("--buffer", "8s")]
    [InlineData("--start", "6s")]
    [InlineData("--rebuffer", "6s", "--abr", "fixed:2")]
    [InlineData("--abandon", "on", "--abr", "throughput")]
    [InlineData("--abandon", "dashjs", "--abr", "bola:finite")]
    [InlineData("--abandon", "hlsjs", "--abr", "bola:finite")]
    [InlineData("--abandon", "bola-e", "--abr", "throughput")]
    [InlineData("--replace", "left", "--abr", "throughput:ibr=off")]
    [InlineData("--replace", "right", "--abr", "throughput:ibr=off")]
    [InlineData("--media-length", "1min")]
    [InlineData("--estimator", "sliding:3,10", "--abr", "throughput")]
    [InlineData("--abr", "bola-e")]
    [InlineData("--abr", "bola-e:osc", "--trace-scale", "0.5")]
    [InlineData("--abr", "dynamic")]
    [InlineData("--abr", "dynamic-dash")]
    [InlineData("--abr", "bola:finite")]
    [InlineData("--abr", "bola:u", "--buffer", "6s")]
    [InlineData("--abr", "bola:o", "--buffer", "6s")]
    [InlineData("--compat", "sabre")]
    [InlineData("--rate", "2")]
    [InlineData("--for", "5s")]
    [InlineData("--seek", "30s@3s")]
    [InlineData("--pause", "5s@4s")]
    [InlineData("--rtt", "200ms")]
    [InlineData("--trace-scale", "2")]
    [InlineData("--noise", "0.5:5s")]
    [InlineData("--trace-end", "hold", "--abr", "fixed:2")]
    [InlineData("--trace-format", "ms-kbps")]
    public async Task Each_option_changes_the_figures(string option, string value, params string[] both) =>
        Assert.NotEqual(await FiguresAsync(both), await FiguresAsync([option, value, .. both]));

    [Fact]
    public async Task The_seed_is_in_the_summary() => Assert.Equal(7, (await SimulateAsync("--seed", "7", "--json")).Json.GetProperty("seed").GetInt32());

    [Fact]
    public async Task Several_named_traces_are_several_servers()
    {
        string[] servers = ["--trace", $"b={Trace}"];
        var result = await Cli.RunAsync(["simulate", "--media", Media, "--trace", $"a={Trace}", .. servers, "--pathway", "fixed:b", "--json"]);
        var bytes = result.Good().Json.GetProperty("bytesByPathway");
        Assert.Equal(0, bytes.GetProperty("a").GetInt64());
        Assert.True(bytes.GetProperty("b").GetInt64() > 0);
    }

    [Fact]
    public async Task An_unknown_server_is_refused() => (await SimulateAsync("--pathway", "fixed:nowhere")).WasRefused("nowhere", "edge-1");

    [Fact]
    public async Task Several_traces_without_names_are_refused() => (await SimulateAsync("--trace", Trace)).WasRefused("NAME=");

    [Fact]
    public async Task A_folder_of_traces_gives_one_summary_each_in_the_order_of_their_names()
    {
        foreach (var name in (string[])["b", "A", "a"]) File.WriteAllText(Path.Combine(TraceFolder, name), "5 3\n");
        var names = (await SimulateFolderAsync("--json")).Good().Json.EnumerateArray().Select(s => s.GetProperty("trace").GetString());
        Assert.Equal(["A", "a", "b"], names);
    }

    [Fact]
    public async Task A_bad_trace_among_others_is_told_of_and_left_out()
    {
        File.WriteAllText(Path.Combine(TraceFolder, "bad"), "no trace");
        File.WriteAllText(Path.Combine(TraceFolder, "good"), "5 3\n");
        var result = await SimulateFolderAsync("--json");
        Assert.Equal((1, 1), (result.Code, result.Json.GetArrayLength()));
        Assert.Contains("skipped: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the network delivers nothing any more")]
    [InlineData("no frame was shown", "--for", "5s", "--start", "6s")]
    public async Task A_session_that_showed_nothing_says_why_and_is_in_no_mean(string why, params string[] options)
    {
        File.WriteAllText(Path.Combine(TraceFolder, "good"), "5 30\n");
        File.WriteAllText(Path.Combine(TraceFolder, "slow"), options.Length == 0 ? "5 0\n" : "5 0.3\n");
        var lines = (await SimulateFolderAsync(options)).Out.TrimEnd().Split('\n');
        Assert.Contains($"not counted: ", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(why, lines[2], StringComparison.Ordinal);
        Assert.Equal(Kbps(lines[1]), Kbps(lines[3]["mean of ".Length..]));

        static string Kbps(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
    }

    [Fact]
    public async Task A_folder_without_a_trace_is_refused() => (await SimulateFolderAsync()).WasRefused("no trace");

    [Fact]
    public async Task A_log_of_many_sessions_is_refused() => (await SimulateFolderAsync("--log", _folder["x"])).WasRefused("--log has no effect");

    [Theory]
    [InlineData("--seek", "10s@9s", "--for", "9s")]
    [InlineData("--pause", "1s@12s", "--for", "9s")]
    public async Task An_action_after_the_end_is_refused(params string[] options) => (await SimulateAsync(options)).WasRefused(options[0], "no effect");

    [Fact]
    public async Task Pauses_that_overlap_are_refused() => (await SimulateAsync("--pause", "5s@3s", "--pause", "5s@6s")).WasRefused("--pause", "overlaps");

    [Theory]
    [InlineData("none")]
    [InlineData("sabre")]
    [InlineData("pensieve")]
    public async Task A_session_that_is_not_over_in_time_ends_with_its_reason(string compat)
    {
        File.WriteAllText(Trace, "0 1\n5 0.000000001\n");
        var never = await SimulateAsync("--compat", compat, "--json");
        Assert.Equal(1, never.Code);
        Assert.StartsWith("failed: not over after ", never.Json.GetProperty("endReason").GetString(), StringComparison.Ordinal);
        File.WriteAllText(Trace, "0 1\n5 1\n");
        Assert.StartsWith("failed: not over after ", (await SimulateAsync("--compat", compat, "--time-limit", "5s", "--json")).Json.GetProperty("endReason").GetString(), StringComparison.Ordinal);
        Assert.Equal("end", (await SimulateAsync("--compat", compat, "--json")).Good().Json.GetProperty("endReason").GetString());
    }

    [Fact]
    public async Task As_what_the_trace_was_read_is_said_and_logged()
    {
        var log = _folder["log.jsonl"];
        Assert.Contains("read as seconds-mbps: 1.173 Mbit/s on average, 22 s", (await SimulateAsync("--log", log)).Good().Out, StringComparison.Ordinal);
        Assert.Equal("seconds-mbps", (await SimulateAsync("--json")).Good().Json.GetProperty("network")[0].GetProperty("format").GetString());
        var network = JsonNode.Parse(File.ReadLines(log).First())!["network"]![0]!;
        Assert.Equal(("edge-1", "seconds-mbps", 22.0), (network["pathway"]!.GetValue<string>(), network["format"]!.GetValue<string>(), network["seconds"]!.GetValue<double>()));
    }

    [Fact]
    public async Task A_trace_that_hardly_can_be_meant_is_warned_of()
    {
        File.WriteAllText(Trace, "5 40000\n");
        Assert.Contains("--trace-format ms-kbps", (await SimulateAsync()).Good().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_that_delivers_nothing_ends_with_one()
    {
        File.WriteAllText(Trace, "5 0\n");
        var result = await SimulateAsync("--json");
        Assert.Equal(1, result.Code);
        Assert.StartsWith("failed: ", result.Json.GetProperty("endReason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("media")]
    [InlineData("trace")]
    public async Task A_missing_file_is_refused(string option)
    {
        var files = new Dictionary<string, string> { ["media"] = Media, ["trace"] = Trace };
        files[option] = _folder["nothing"];
        (await Cli.RunAsync("simulate", "--media", files["media"], "--trace", files["trace"])).WasRefused(_folder["nothing"], "no such file");
    }

    [Fact]
    public async Task A_trace_that_is_none_is_refused_with_its_line()
    {
        File.WriteAllText(Trace, "1 2\n0.5 3\n");
        (await SimulateAsync()).WasRefused(Trace, "line 2");
    }

    [Fact]
    public async Task A_buffer_that_cannot_hold_a_segment_is_refused() => (await SimulateAsync("--buffer", "1s")).WasRefused("buffer of 1 s");

    [Fact]
    public async Task A_log_that_cannot_be_written_is_refused_before_anything_runs() =>
        (await SimulateAsync("--log", Path.Combine(_folder["nowhere"], "x.jsonl"))).WasRefused("nowhere");

    [Fact]
    public async Task The_sound_is_in_the_language_that_was_asked_for()
    {
        var media = TwoLanguages();
        Assert.Equal(2_000, await BytesOfSoundAsync(media, []));
        Assert.Equal(10_000, await BytesOfSoundAsync(media, ["--language", "de"]));
    }

    [Fact]
    public async Task A_language_that_is_not_there_is_refused_and_those_that_are_there_are_named() =>
        (await Cli.RunAsync("simulate", "--media", TwoLanguages(), "--trace", Trace, "--language", "fr")).WasRefused("--language", "'en', 'deu'");

    [Theory]
    [InlineData("")]
    [InlineData("de_CH")]
    [InlineData("abcdefghi")]
    public async Task What_is_no_language_is_refused(string tag) => Assert.Contains("no language tag", (await SimulateAsync("--language", tag)).Error, StringComparison.Ordinal);

    /// <summary>A picture, and sound of 1000 bits/s in English and of 5000 in German, 16 s.</summary>
    private string TwoLanguages()
    {
        static string Set(string type, string language, int rate) => $"""
            <AdaptationSet contentType="{type}" lang="{language}"><SegmentTemplate duration="2" media="$Number$"/><Representation id="{type}-{language}" bandwidth="{rate}"/></AdaptationSet>
            """;
        File.WriteAllText(_folder["two.mpd"], $"""
            <MPD mediaPresentationDuration="PT16S"><Period>{Set("video", "", 100_000)}{Set("audio", "en", 1000)}{Set("audio", "deu", 5000)}</Period></MPD>
            """);
        return _folder["two.mpd"];
    }

    private async Task<double> BytesOfSoundAsync(string media, string[] options) =>
        (await Cli.RunAsync(["simulate", "--media", media, "--trace", Trace, .. options, "--json"])).Good().Json.GetProperty("bytesByPathway").EnumerateObject().Single().Value.GetDouble() - 200_000;

    private string TraceFolder => Directory.CreateDirectory(_folder["traces"]).FullName;

    private async Task<double> StartupAsync(params string[] options) =>
        (await SimulateAsync([.. options, "--json"])).Good().Json.GetProperty("startupDelaySeconds").GetDouble();

    private Task<CliResult> SimulateAsync(params string[] options) => Cli.RunAsync(["simulate", "--media", Media, "--trace", Trace, .. options]);

    private Task<CliResult> SimulateFolderAsync(params string[] options) => Cli.RunAsync(["simulate", "--media", Media, "--trace", TraceFolder, .. options]);

    /// <summary>The summary without what merely repeats the options.</summary>
    private async Task<string> FiguresAsync(string[] options)
    {
        var summary = JsonNode.Parse((await SimulateAsync([.. options, "--json"])).Good().Out)!.AsObject();
        foreach (var echo in (string[])["abr", "estimator", "informationSet"]) summary.Remove(echo);
        return summary.ToJsonString();
    }
}
