using System.Text.Json;

namespace StreamLab.Cli.Tests;

/// <summary><c>optimum</c>, the rule <c>optimal</c>, <c>--decisions</c> and <c>--compat pensieve</c>.</summary>
public sealed class OptimumTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OptimumTests()
    {
        // 12 segments of 4 s in 300, 1000 and 3000 kbit/s; a network that nearly stops after ten seconds.
        for (var q = 0; q < 3; q++) File.WriteAllLines(_folder[$"video_size_{q}"], Enumerable.Repeat($"{new[] { 150_000, 500_000, 1_500_000 }[q]}", 12));
        Directory.CreateDirectory(Traces);
        File.WriteAllText(Trace, "1 9\n10 4\n40 0.4\n60 2\n");
        File.WriteAllText(Path.Combine(Traces, "b.txt"), "0 9\n10 1\n40 2\n");
    }

    private string Traces => _folder["traces"];
    private string Trace => Path.Combine(Traces, "a.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_prints_one_row_a_trace_in_order()
    {
        var rows = (await RunAsync("optimum", Traces, "--json")).Good().Json.EnumerateArray().ToList();
        Assert.Equal(["a.txt", "b.txt"], rows.Select(r => r.GetProperty("trace").GetString()));
        Assert.All(rows, r => Assert.InRange(r.GetProperty("upperBound").GetDouble(), r.GetProperty("achieved").GetDouble(), double.MaxValue));
        Assert.All(rows, r => Assert.Equal(12, r.GetProperty("q").GetString()!.Length));
        Assert.Contains("mean", (await RunAsync("optimum", Traces)).Good().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--qoe", "log")]
    [InlineData("--compat", "pensieve")]
    [InlineData("--buffer", "8s")]
    [InlineData("--start", "8s")]
    [InlineData("--rebuffer", "8s", "--trace-scale", "0.05")]
    [InlineData("--rtt", "200ms")]
    [InlineData("--trace-scale", "2")]
    [InlineData("--noise", "0.5:5s")]
    [InlineData("--trace-end", "hold", "--trace-scale", "0.1")]
    [InlineData("--trace-format", "ms-kbps", "--trace-scale", "1000")]
    public async Task Each_option_changes_the_optimum(string option, string value, params string[] both) =>
        Assert.NotEqual((await RunAsync("optimum", Trace, ["--json", .. both])).Good().Out, (await RunAsync("optimum", Trace, ["--json", option, value, .. both])).Good().Out);

    [Theory]
    [InlineData("none", "lin")]
    [InlineData("pensieve", "qoe_lin_sum_skip_first")]
    public async Task Its_decisions_and_the_optimal_rule_are_worth_what_it_says(string compat, string name)
    {
        var row = (await RunAsync("optimum", Trace, "--compat", compat, "--json")).Good().Json[0];
        string[][] calls = [["--decisions", row.GetProperty("q").GetString()!], ["--abr", "optimal"]];
        foreach (var call in calls)
        {
            var summary = (await RunAsync("simulate", Trace, ["--compat", compat, "--json", .. call])).Good().Json;
            Assert.Equal(row.GetProperty("achieved").GetDouble(), summary.GetProperty(compat == "none" ? "qoe" : "compat").GetProperty(name).GetDouble(), 1e-6);
        }
    }

    [Theory]
    [InlineData("none", "bba0", "lin")]
    [InlineData("pensieve", "bb", "qoe_lin_sum_skip_first")]
    public async Task Regrets_in_the_log_are_together_what_the_optimum_has_more(string compat, string rule, string name)
    {
        var achieved = (await RunAsync("optimum", Trace, "--compat", compat, "--json")).Good().Json[0].GetProperty("achieved").GetDouble();
        var summary = (await RunAsync("simulate", Trace, "--compat", compat, "--abr", rule, "--regret", "lin", "--log", _folder["log"], "--json")).Good().Json;
        var value = summary.GetProperty(compat == "none" ? "qoe" : "compat").GetProperty(name).GetDouble();
        var regrets = File.ReadLines(_folder["log"]).Where(line => line.StartsWith("{\"event\":\"segment\"", StringComparison.Ordinal))
            .Select(line => JsonElement.Parse(line).GetProperty("regret").GetDouble()).ToList();
        Assert.Equal(12, regrets.Count);
        Assert.All(regrets, r => Assert.True(r >= 0));
        Assert.Equal(achieved - value, regrets.Sum(), 1e-6);
    }

    [Fact]
    public async Task Without_being_asked_a_log_has_no_regret()
    {
        (await RunAsync("simulate", Trace, "--log", _folder["log"])).Good();
        Assert.DoesNotContain("regret", File.ReadAllText(_folder["log"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("without --log", "--regret", "lin")]
    [InlineData("'x' is not one of lin, log", "--regret", "x", "--log", "l")]
    [InlineData("hd is not defined", "--regret", "hd", "--log", "l")]
    [InlineData("without abandonment", "--regret", "lin", "--log", "l", "--abandon", "on")]
    public async Task Regret_without_an_optimum_or_a_log_is_refused(string why, params string[] options) =>
        (await RunAsync("simulate", Trace, [.. options.Select(o => o == "l" ? _folder["log"] : o)])).WasRefused("--regret", why);

    [Theory]
    [InlineData("bb")]
    [InlineData("rb")]
    [InlineData("rb-weighted")]
    [InlineData("mpc")]
    [InlineData("robust-mpc:index=published")]
    public async Task Pensieves_loop_runs_the_rule_and_tells_its_figures(string rule)
    {
        var summary = (await RunAsync("simulate", Trace, "--compat", "pensieve", "--abr", rule, "--json")).Good().Json;
        string[] names = ["q", "qoe_lin_sum", "qoe_lin_sum_skip_first", "qoe_log_sum_skip_first", "qoe_hd_sum_skip_first", "rebuf_s_total", "startup_s"];
        Assert.Equal(names, summary.GetProperty("compat").EnumerateObject().Select(p => p.Name));
        Assert.StartsWith("1", summary.GetProperty("compat").GetProperty("q").GetString(), StringComparison.Ordinal);
        Assert.Equal(48, summary.GetProperty("playedSeconds").GetDouble(), 1e-9);
    }

    /// <summary>Replayed by the native rules of the log, an optimal session needs no trace.</summary>
    [Fact]
    public async Task The_input_log_of_the_optimal_rule_replays()
    {
        (await RunAsync("simulate", Trace, "--abr", "optimal", "--input-log", _folder["log"])).Good();
        (await Cli.RunAsync("replay", _folder["log"])).Good();
    }

    [Fact]
    public async Task Bad_decisions_are_refused()
    {
        (await RunAsync("simulate", Trace, "--decisions", "012")).WasRefused("--decisions", "3 decisions for 12 segments");
        (await RunAsync("simulate", Trace, "--decisions", "012012012013")).WasRefused("--decisions", "3 representations");
        (await RunAsync("simulate", Trace, "--decisions", "01201201201?")).WasRefused("--decisions", "'?'");
        (await RunAsync("simulate", Trace, "--decisions", "012012012012", "--abr", "bola")).WasRefused("--decisions", "--abr");
    }

    [Fact]
    public async Task What_has_no_effect_is_refused()
    {
        (await RunAsync("optimum", Trace, "--compat", "pensieve", "--rtt", "1s")).WasRefused("--rtt", "--compat pensieve");
        (await RunAsync("optimum", Trace, "--compat", "pensieve", "--start", "1s")).WasRefused("--start", "--compat pensieve");
        (await RunAsync("simulate", Trace, "--compat", "pensieve", "--rtt", "1s")).WasRefused("--rtt", "--compat pensieve");
        (await RunAsync("optimum", Trace, "--qoe", "hd")).WasRefused("hd is not defined for 3 representations");
    }

    [Fact]
    public async Task A_bad_trace_of_a_folder_is_told_of_and_left_out()
    {
        File.WriteAllText(Path.Combine(Traces, "c.txt"), "nonsense here\n");
        var result = await RunAsync("optimum", Traces, "--json");
        Assert.Equal((1, 2), (result.Code, result.Json.GetArrayLength()));
        Assert.Contains("c.txt", result.Error, StringComparison.Ordinal);
    }

    private async Task<CliResult> RunAsync(string verb, string trace, params IEnumerable<string> more) =>
        await Cli.RunAsync([verb, "--media", _folder.Path, "--trace", trace, .. more]);
}
