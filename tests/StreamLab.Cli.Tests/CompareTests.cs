namespace StreamLab.Cli.Tests;

public sealed class CompareTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CompareTests()
    {
        var sizes = string.Join(',', Enumerable.Repeat("[600000,2000000,6000000]", 20));
        File.WriteAllText(Media, $"{{\"segment_duration_ms\":2000,\"bitrates_kbps\":[300,1000,3000],\"segment_sizes_bits\":[{sizes}]}}");
        Directory.CreateDirectory(Traces);
        File.WriteAllText(Path.Combine(Traces, "drop"), "5 4\n20 0.12\n22 2\n");
        File.WriteAllText(Path.Combine(Traces, "saw"), "3 0.5\n6 1\n9 2\n12 4\n");
    }

    private string Media => _folder["movie.json"];
    private string Traces => _folder["traces"];
    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_prints_a_row_for_each_rule_best_first()
    {
        var report = (await CompareAsync("--json")).Good().Json;
        Assert.Equal((4, 80), (report.GetProperty("sessions").GetInt32(), report.GetProperty("decisions").GetInt32()));
        Assert.True(report.GetProperty("cpuSeconds").GetDouble() > 0 && report.GetProperty("wallSeconds").GetDouble() > 0);
        var rows = report.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["bba0", "bola"], rows.Select(r => r.GetProperty("abr").GetString()).Order());
        Assert.True(rows[0].GetProperty("mean").GetDouble() >= rows[1].GetProperty("mean").GetDouble());
        Assert.All(rows, r => Assert.Equal((2, 2), (r.GetProperty("traces").GetInt32(), r.GetProperty("meanInterval").GetArrayLength())));
        Assert.All(rows, r => Assert.True(r.GetProperty("regretPerSegment").GetDouble() >= 0 && r.GetProperty("normalised").GetDouble() <= 1));
    }

    [Fact]
    public async Task A_trace_that_begins_with_an_outage_counts_like_any_other()
    {
        File.WriteAllText(Path.Combine(Traces, "outage"), "1 0\n5 3\n");
        var report = (await CompareAsync("--json")).Good().Json;
        Assert.All(report.GetProperty("rows").EnumerateArray(), row => Assert.Equal(3, row.GetProperty("traces").GetInt32()));
    }

    [Fact]
    public async Task People_get_a_table_and_the_way_to_the_report()
    {
        var text = (await CompareAsync()).Good().Out;
        Assert.Contains("bola", text, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(Out, "report.html"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leaves_tables_report_plots_and_the_experiment()
    {
        (await CompareAsync()).Good();
        var files = Directory.GetFiles(Out, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Out, f)).Order(StringComparer.Ordinal);
        Assert.Equal(["experiment.yaml", "plots/bitrate-rebuffering-30s.png", "plots/bitrate-rebuffering-30s.svg", "plots/distribution-30s.png", "plots/distribution-30s.svg",
            "plots/mean-30s.png", "plots/mean-30s.svg", "report.html", "results.csv", "results.parquet"], files);
    }

    [Theory]
    [InlineData("--buffers", "8s")]
    [InlineData("--seeds", "2")]
    [InlineData("--qoe", "log")]
    [InlineData("--estimator", "harmonic")]
    [InlineData("--start", "6s")]
    [InlineData("--rebuffer", "6s")]
    [InlineData("--abandon", "on")]
    [InlineData("--replace", "left")]
    [InlineData("--rtt", "200ms")]
    [InlineData("--trace-scale", "2")]
    [InlineData("--noise", "0.5:5s")]
    [InlineData("--trace-end", "hold")]
    [InlineData("--trace-format", "ms-kbps")]
    public async Task Each_option_changes_the_figures(string option, string value) =>
        Assert.NotEqual(await RowsAsync(), await RowsAsync(option, value));

    [Fact]
    public async Task Abandonment_may_be_that_of_a_player() =>
        Assert.NotEqual(await RowsAsync("--abandon", "dashjs"), await RowsAsync("--abandon", "hlsjs"));

    [Theory]
    [InlineData("bola")]
    [InlineData("bba0")]
    public async Task Noise_is_the_traces_own_the_same_for_every_rule_and_alone(string rule)
    {
        var study = (await CompareAsync("--noise", "0.5:5s", "--json")).Good().Json;
        var alone = (await Cli.RunAsync("simulate", "--abr", rule, "--noise", "0.5:5s", "--trace", Traces, "--media", Media, "--json")).Good().Json;
        var mean = alone.EnumerateArray().Average(s => s.GetProperty("qoe").GetProperty("lin").GetDouble());
        Assert.Equal(mean, study.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("abr").GetString() == rule).GetProperty("mean").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task Pensieves_loop_ranks_by_Pensieves_sums()
    {
        var study = (await CompareAsync("--compat", "pensieve", "--json")).Good().Json;
        var sums = (await Cli.RunAsync("simulate", "--compat", "pensieve", "--abr", "bola", "--trace", Traces, "--media", Media, "--json")).Good().Json;
        var mean = sums.EnumerateArray().Average(s => s.GetProperty("compat").GetProperty("qoe_lin_sum_skip_first").GetDouble());
        var row = study.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("abr").GetString() == "bola");
        Assert.Equal(mean, row.GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(60, row.GetProperty("bufferSeconds").GetDouble());
        Assert.True(row.GetProperty("regretPerSegment").GetDouble() >= 0);
    }

    [Fact]
    public async Task Sabres_loop_ranks_by_Sabres_score()
    {
        string[] sabre = ["--compat", "sabre", "--abandon", "off", "--replace", "right", "--media", Media, "--json"];
        var study = (await Cli.RunAsync(["compare", "--abr", "bola:basic,bola-e", "--traces", Traces, "--out", Out, .. sabre])).Good().Json;
        var scores = (await Cli.RunAsync(["simulate", "--abr", "bola-e", "--trace", Traces, .. sabre])).Good().Json;
        var row = study.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("abr").GetString() == "bola-e");
        Assert.Equal(scores.EnumerateArray().Average(s => s.GetProperty("compat").GetProperty("time average score").GetDouble()), row.GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(25, row.GetProperty("bufferSeconds").GetDouble());
        Assert.Contains("compat.rebuffer ratio", File.ReadAllText(Path.Combine(Out, "results.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sabre", "--abr", "bola:basic,throughput")]
    [InlineData("pensieve", "--abr", "bb,rb")]
    public async Task A_study_in_a_reference_loop_runs_again_to_the_same_bytes(string loop, string option, string rules)
    {
        (await Cli.RunAsync("compare", option, rules, "--compat", loop, "--traces", Traces, "--media", Media, "--out", Out)).Good();
        (await Cli.RunAsync("compare", "--experiment", Path.Combine(Out, "experiment.yaml"), "--out", _folder["again"])).Good();
        foreach (var file in (string[])["results.csv", "report.html", "experiment.yaml"])
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Out, file)), await File.ReadAllBytesAsync(Path.Combine(_folder["again"], file)));
    }

    [Theory]
    [InlineData("pensieve", "--rtt", "10ms")]
    [InlineData("pensieve", "--abandon", "on")]
    [InlineData("pensieve", "--replace", "left")]
    [InlineData("sabre", "--start", "2s")]
    [InlineData("sabre", "--seeds", "3")]
    [InlineData("sabre", "--abr-assembly", "x.dll")]
    public async Task What_a_reference_loop_does_not_look_at_is_refused(string loop, string option, string value) =>
        (await CompareAsync("--compat", loop, option, value)).WasRefused(option, $"no effect with --compat");

    [Fact]
    public async Task Rules_may_be_separated_by_commas_or_given_again()
    {
        var report = (await CompareAsync("--abr", "throughput:safety=0.8,ibr=off,fixed:0", "--json")).Good().Json;
        Assert.Equal(["bba0", "bola", "fixed:0", "throughput:safety=0.8,ibr=off"], report.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("abr").GetString()).Order());
    }

    [Fact]
    public async Task An_experiment_runs_again_to_the_same_bytes()
    {
        (await CompareAsync("--buffers", "10s,30s", "--jobs", "1")).Good();
        (await Cli.RunAsync("compare", "--experiment", Path.Combine(Out, "experiment.yaml"), "--out", _folder["again"], "--jobs", "2")).Good();
        foreach (var file in (string[])["results.csv", "results.parquet", "report.html", "experiment.yaml"])
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Out, file)), await File.ReadAllBytesAsync(Path.Combine(_folder["again"], file)));
    }

    [Fact]
    public async Task A_program_is_not_run_because_an_experiment_names_it()
    {
        (await CompareAsync()).Good();
        var experiment = Path.Combine(Out, "experiment.yaml");
        File.WriteAllText(experiment, File.ReadAllText(experiment).Replace("- bola", "- \"exec:'sh -c true'\"", StringComparison.Ordinal));
        (await Cli.RunAsync("compare", "--experiment", experiment, "--out", _folder["again"])).WasRefused("a program is not run because a file names it");
    }

    [Fact]
    public async Task A_bad_trace_among_others_is_told_of_with_file_and_line_and_ends_with_one()
    {
        var bad = Path.Combine(Traces, "bad");
        File.WriteAllText(bad, "1 2\n0.5 3\n");
        var result = await CompareAsync("--json");
        Assert.Equal((1, 4), (result.Code, result.Json.GetProperty("sessions").GetInt32()));
        Assert.Contains($"skipped: {bad}: line 2: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--abr", "bolla", "unknown rule 'bolla'")]
    [InlineData("--abr", "bola", "given twice")]
    [InlineData("--buffers", "8", "8")]
    [InlineData("--buffers", "1s", "buffer of 1 s")]
    [InlineData("--qoe", "x", "'x'")]
    [InlineData("--abandon", "x", "'x'")]
    [InlineData("--compat", "sabre", "unknown Sabre rule 'bba0'")]
    [InlineData("--jobs", "0", "--jobs")]
    [InlineData("--traces", "nowhere", "nowhere")]
    [InlineData("--abr-assembly", "nowhere.dll", "nowhere.dll")]
    public async Task What_cannot_be_compared_is_refused(string option, string value, string why) => (await CompareAsync(option, value)).WasRefused(why);

    [Fact]
    public async Task An_option_beside_an_experiment_is_refused()
    {
        File.WriteAllText(_folder["x.yaml"], "schema: streamlab-experiment/1\n");
        (await Cli.RunAsync("compare", "--experiment", _folder["x.yaml"], "--out", Out, "--seeds", "2")).WasRefused("--seeds has no effect");
    }

    [Fact]
    public async Task What_is_compared_must_be_said() => (await Cli.RunAsync("compare", "--abr", "bola", "--out", Out)).WasRefused("--traces is missing");

    [Fact]
    public async Task A_study_that_is_interrupted_ends_with_130_and_goes_on_later()
    {
        string[] call = ["compare", "--abr", "bola,bba0,throughput,fixed:0", "--traces", Traces, "--media", Media, "--seeds", "5000", "--jobs", "1", "--out", Out];
        using (var process = new CliProcess(call))
        {
            while (!File.Exists(Path.Combine(Out, "journal.bin")) || new FileInfo(Path.Combine(Out, "journal.bin")).Length == 0) await Task.Yield();
            process.Signal("INT");
            Assert.Equal(130, (await process.EndAsync()).Code);
        }
        Assert.Equal(["journal.bin"], Directory.GetFiles(Out).Select(Path.GetFileName));
        var resumed = (await Cli.RunAsync([.. call, "--json"])).Good().Json;
        Assert.InRange(resumed.GetProperty("resumed").GetInt32(), 8, resumed.GetProperty("sessions").GetInt32() - 1);
    }

    private Task<CliResult> CompareAsync(params string[] options) =>
        Cli.RunAsync(["compare", "--abr", "bola,bba0", "--traces", Traces, "--media", Media, "--out", Out, .. options]);

    private async Task<string> RowsAsync(params string[] options)
    {
        var result = (await Cli.RunAsync(["compare", "--abr", "throughput,fixed:2", "--traces", Traces, "--media", Media, "--out", Out, "--json", .. options])).Good();
        return string.Join('\n', result.Json.GetProperty("rows").EnumerateArray().Select(r => string.Join(' ', r.EnumerateObject().Where(p => p.Name != "estimator").Select(p => p.Value.GetRawText()))));
    }
}
