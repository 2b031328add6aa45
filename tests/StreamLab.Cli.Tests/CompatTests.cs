using System.Text.Json;

namespace StreamLab.Cli.Tests;

/// <summary><c>simulate --compat sabre</c>: every option has an effect, and what has none is refused.</summary>
public sealed class CompatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CompatTests()
    {
        var sizes = string.Join(',', Enumerable.Range(0, 60).Select(i => $"[{500000 + (i % 7 * 30000)},{1800000 + (i % 5 * 90000)},{6000000 - (i % 3 * 200000)}]"));
        File.WriteAllText(Media, $"{{\"segment_duration_ms\":2000,\"bitrates_kbps\":[300,1000,3000],\"segment_sizes_bits\":[{sizes}]}}");
        File.WriteAllText(Trace, """[{"duration_ms":9000,"bandwidth_kbps":700,"latency_ms":60},{"duration_ms":20000,"bandwidth_kbps":5000,"latency_ms":40},{"duration_ms":12000,"bandwidth_kbps":350,"latency_ms":90}]""");
    }

    private string Media => _folder["movie.json"];
    private string Trace => _folder["trace.json"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--abr", "bola-e")]
    [InlineData("--abr", "dynamic")]
    [InlineData("--abr", "dynamic-dash")]
    [InlineData("--abr", "throughput")]
    [InlineData("--abr", "bola:basic")]
    [InlineData("--abr", "bola:osc")]
    [InlineData("--abr", "bola:gp=10")]
    [InlineData("--buffer", "10s")]
    [InlineData("--abandon", "off", "--abr", "throughput")]
    [InlineData("--replace", "left")]
    [InlineData("--replace", "right")]
    [InlineData("--estimator", "sliding:3,10", "--abr", "throughput")]
    [InlineData("--seek", "60s@30s")]
    [InlineData("--rampup", "1")]
    [InlineData("--trace-scale", "0.5")]
    [InlineData("--noise", "0.5:5s")]
    [InlineData("--media-length", "40s")]
    [InlineData("--media-length", "3min")]
    public async Task Each_option_changes_the_metrics(string option, string value, params string[] both) =>
        Assert.NotEqual(await MetricsAsync(both), await MetricsAsync([option, value, .. both]));

    [Theory]
    [InlineData("bola-e:osc", "bola-e")]
    [InlineData("bola-e:ibr=off", "bola-e")]
    [InlineData("bola-e:gp=10", "bola-e")]
    [InlineData("dynamic:basic", "dynamic")]
    [InlineData("dynamic:osc", "dynamic")]
    [InlineData("dynamic:ibr=off", "dynamic")]
    [InlineData("dynamic-dash:osc", "dynamic-dash")]
    [InlineData("throughput:ibr=off", "throughput")]
    [InlineData("throughput:gp=10", "throughput")]
    public async Task Each_switch_of_a_rule_changes_the_metrics(string one, string other) =>
        Assert.NotEqual(await MetricsOfTwoTracesAsync(one), await MetricsOfTwoTracesAsync(other));

    [Theory]
    [InlineData("--pathway", "first")]
    [InlineData("--start", "2s")]
    [InlineData("--rebuffer", "2s")]
    [InlineData("--rate", "1")]
    [InlineData("--for", "9s")]
    [InlineData("--pause", "1s@2s")]
    [InlineData("--seed", "1")]
    [InlineData("--rtt", "20ms")]
    [InlineData("--trace-end", "loop")]
    [InlineData("--input-log", "inputs")]
    public async Task What_has_no_effect_in_sabre_is_refused(string option, string value) =>
        (await RunAsync("--compat", "sabre", option, value)).WasRefused(option, "no effect with --compat sabre");

    [Fact]
    public async Task What_is_sabre_s_alone_is_refused_without_it() => (await RunAsync("--rampup", "1")).WasRefused("--rampup", "without --compat sabre");

    [Theory]
    [InlineData("--abr", "bba0", "unknown Sabre rule")]
    [InlineData("--abr", "throughput:osc", "osc")]
    [InlineData("--abandon", "hlsjs", "belongs to the rule")]
    [InlineData("--rampup", "3", "the highest of 3 is 2")]
    [InlineData("--seek", "30s@3min", "never comes")]
    public async Task What_sabre_cannot_run_is_refused(string option, string value, string word) =>
        (await RunAsync("--compat", "sabre", option, value)).WasRefused(word);

    [Fact]
    public async Task Several_servers_are_refused() =>
        (await Cli.RunAsync("simulate", "--media", Media, "--trace", $"a={Trace}", "--trace", $"b={Trace}", "--compat", "sabre")).WasRefused("one server");

    [Fact]
    public async Task The_log_has_a_segment_line_for_every_download()
    {
        var log = _folder["log.jsonl"];
        var summary = (await RunAsync("--compat", "sabre", "--abr", "throughput", "--log", log, "--json")).Good().Json;
        var lines = File.ReadLines(log).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(("session", "summary"), (Event(lines[0]), Event(lines[^1])));
        Assert.Equal(summary.GetProperty("requests").GetInt32(), lines[1..^1].Count(l => Event(l) == "segment"));
        Assert.All(lines[1..^1], l => Assert.All((string[])["quality", "downloadedBits", "ttfbMs", "downloadMs", "bufferMs", "abandonedTo", "replaced"], field => Assert.True(l.TryGetProperty(field, out _), field)));
        Assert.Contains(lines[1..^1], l => l.GetProperty("abandonedTo").ValueKind == JsonValueKind.Number);

        static string Event(JsonElement line) => line.GetProperty("event").GetString()!;
    }

    [Fact]
    public async Task A_folder_of_traces_gives_one_summary_each()
    {
        var folder = Directory.CreateDirectory(_folder["traces"]).FullName;
        foreach (var name in (string[])["a", "b"]) File.Copy(Trace, Path.Combine(folder, name));
        var summaries = (await Cli.RunAsync("simulate", "--media", Media, "--trace", folder, "--compat", "sabre", "--json")).Good().Json;
        Assert.Equal(2, summaries.EnumerateArray().Count(s => s.GetProperty("compat").GetProperty("total play time").GetDouble() > 100));
    }

    /// <summary>The second network has an outage that no rule gets over without a stall.</summary>
    private async Task<string> MetricsOfTwoTracesAsync(string abr)
    {
        var folder = Directory.CreateDirectory(_folder["traces"]).FullName;
        File.Copy(Trace, Path.Combine(folder, "a"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "b"), """[{"duration_ms":29000,"bandwidth_kbps":4000,"latency_ms":60},{"duration_ms":12000,"bandwidth_kbps":350,"latency_ms":90},{"duration_ms":15000,"bandwidth_kbps":1200,"latency_ms":90},{"duration_ms":50000,"bandwidth_kbps":15,"latency_ms":90}]""");
        var summaries = (await Cli.RunAsync("simulate", "--media", Media, "--trace", folder, "--compat", "sabre", "--abr", abr, "--json")).Good().Json;
        return string.Join('\n', summaries.EnumerateArray().Select(s => s.GetProperty("compat").GetRawText()));
    }

    private async Task<string> MetricsAsync(params string[] options) =>
        (await RunAsync(["--compat", "sabre", "--json", .. options])).Good().Json.GetProperty("compat").GetRawText();

    private Task<CliResult> RunAsync(params string[] options) => Cli.RunAsync(["simulate", "--media", Media, "--trace", Trace, .. options]);
}
