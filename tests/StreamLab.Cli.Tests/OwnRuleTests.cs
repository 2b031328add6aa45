namespace StreamLab.Cli.Tests;

/// <summary>Rules that users bring, through the command.</summary>
public sealed class OwnRuleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OwnRuleTests()
    {
        var sizes = string.Join(',', Enumerable.Repeat("[600000,2000000,6000000]", 20));
        File.WriteAllText(_folder["movie.json"], $"{{\"segment_duration_ms\":2000,\"bitrates_kbps\":[300,1000,3000],\"segment_sizes_bits\":[{sizes}]}}");
        File.WriteAllText(_folder["drop.txt"], "5 4\n20 0.5\n22 2\n");
    }

    private static string ExampleAssembly =>
        Path.Combine(SharedMaterial.RepositoryRoot, "artifacts", "bin", "StreamLab.ExampleRules", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "StreamLab.ExampleRules.dll");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_program_decides_a_simulated_session()
    {
        var summary = (await SimulateAsync("--abr", Program("print('{\"representation\":1}', flush=True)"), "--json")).Good().Json;
        Assert.Equal(("end", 1000), (summary.GetProperty("endReason").GetString(), summary.GetProperty("meanBitrateKbps").GetDouble()));
    }

    [Fact]
    public async Task A_program_that_breaks_ends_with_one_and_one_line()
    {
        var result = await SimulateAsync("--abr", Program("raise ValueError('no idea')"), "--json");
        Assert.Equal(1, result.Code);
        Assert.Contains("ValueError: no idea", Assert.Single(result.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.StartsWith("failed: rule exec:", result.Json.GetProperty("endReason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_breaks_is_not_tried_on_a_thousand_traces()
    {
        var traces = Directory.CreateDirectory(_folder["traces"]).FullName;
        foreach (var name in (string[])["a", "b", "c"]) File.Copy(_folder["drop.txt"], Path.Combine(traces, name));
        var result = await Cli.RunAsync("simulate", "--media", _folder["movie.json"], "--trace", traces, "--abr", Program("sys.exit(1)"), "--json");
        Assert.Equal((1, 1), (result.Code, result.Json.GetArrayLength()));
    }

    [Fact]
    public async Task An_assembly_s_rule_is_listed_and_plays()
    {
        var listed = (await Cli.RunAsync("list", "abr", "--abr-assembly", ExampleAssembly, "--json")).Good().Json.EnumerateArray();
        Assert.Contains("lazy", listed.Select(r => r.GetProperty("name").GetString()));
        var summary = (await SimulateAsync("--abr-assembly", ExampleAssembly, "--abr", "lazy:safety=0.5", "--json")).Good().Json;
        Assert.Equal(("end", "lazy:safety=0.5"), (summary.GetProperty("endReason").GetString(), summary.GetProperty("abr").GetString()));
    }

    [Fact]
    public async Task Its_input_log_replays_with_the_assembly_and_only_with_it()
    {
        (await SimulateAsync("--abr-assembly", ExampleAssembly, "--abr", "lazy", "--input-log", _folder["inputs"])).Good();
        (await Cli.RunAsync("replay", _folder["inputs"], "--abr-assembly", ExampleAssembly)).Good();
        (await Cli.RunAsync("replay", _folder["inputs"])).WasRefused("unknown rule 'lazy'");
    }

    [Fact]
    public async Task A_log_does_not_make_replay_run_a_program()
    {
        var program = Program("open(sys.argv[0] + '.ran', 'w'); print('{\"representation\":1}', flush=True)");
        (await SimulateAsync("--abr", program, "--input-log", _folder["inputs"])).Good();
        File.Delete(_folder["rule.py.ran"]);
        (await Cli.RunAsync("replay", _folder["inputs"])).WasRefused("a program is not run because a file names it");
        Assert.False(File.Exists(_folder["rule.py.ran"]));
    }

    [Theory]
    [InlineData("none.dll", "there is no such file")]
    [InlineData("drop.txt", "is no .NET assembly")]
    public async Task A_bad_assembly_is_refused(string file, string why) => (await SimulateAsync("--abr-assembly", _folder[file])).WasRefused("--abr-assembly", file, why);

    [Fact]
    public async Task An_assembly_has_no_effect_on_other_lists() =>
        (await Cli.RunAsync("list", "qoe", "--abr-assembly", ExampleAssembly)).WasRefused("--abr-assembly has no effect");

    [Fact]
    public async Task An_unknown_rule_is_refused_with_those_there_are() => (await SimulateAsync("--abr", "bolla")).WasRefused("--abr: unknown rule 'bolla'", "exec", "onnx");

    private string Program(string answer)
    {
        File.WriteAllText(_folder["rule.py"], $"import sys\nfor line in sys.stdin:\n    if line.startswith('{{\"media\"'): continue\n    {answer}\n");
        return $"exec:python3 '{_folder["rule.py"]}'";
    }

    private Task<CliResult> SimulateAsync(params string[] options) => Cli.RunAsync(["simulate", "--media", _folder["movie.json"], "--trace", _folder["drop.txt"], .. options]);
}
