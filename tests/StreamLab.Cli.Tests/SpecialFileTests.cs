using System.Diagnostics;
using System.Text;

namespace StreamLab.Cli.Tests;

/// <summary>Devices, pipes, folders and floods where a file is expected: one line, at once.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private const int Limit = 300;

    private readonly TemporaryFolder _folder = new();

    public SpecialFileTests()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("there are no such files on Windows");
        using var made = Process.Start("mkfifo", [_folder["pipe"]]);
        made.WaitForExit();
        File.CreateSymbolicLink(_folder["link"], "/dev/zero");
        File.WriteAllText(_folder["trace"], "5 1\n9 3\n");
        File.WriteAllText(_folder["movie.json"], "{\"segment_duration_ms\":2000,\"bitrates_kbps\":[300],\"segment_sizes_bits\":[[600000],[600000]]}");
    }

    public static TheoryData<string> Special => new("/dev/zero", "{}/pipe", "{}/link", "{}", "");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Special))]
    public async Task Only_a_regular_file_is_media(string file) => await WasRefusedAsync("simulate", "--media", file, "--trace", "{}/trace");

    [Theory]
    [MemberData(nameof(Special))]
    public async Task Only_a_regular_file_is_looked_into(string file) => await WasRefusedAsync("inspect", file);

    [Theory]
    [MemberData(nameof(Special))]
    public async Task Only_a_regular_file_is_replayed(string file) => await WasRefusedAsync("replay", file);

    [Theory]
    [MemberData(nameof(Special))]
    public async Task Only_a_regular_file_is_a_trace(string file) => await WasRefusedAsync("trace", "convert", file);

    [Theory]
    [InlineData("{}/pipe")]
    [InlineData("/dev/zero")]
    public async Task Only_a_regular_file_is_an_experiment_a_ladder_a_topology_or_a_model(string file)
    {
        await WasRefusedAsync("compare", "--experiment", file, "--out", "{}/out");
        await WasRefusedAsync("ingest", "{}/trace", "--ladder", file, "--out", "{}/out");
        await WasRefusedAsync("cdn", "simulate", "--topology", file);
        await WasRefusedAsync("simulate", "--media", "{}/movie.json", "--trace", "{}/trace", "--abr", $"onnx:{file}");
        await WasRefusedAsync("list", "abr", "--abr-assembly", file);
    }

    [Fact]
    public async Task A_folder_without_end_is_not_walked() =>
        (await WasRefusedAsync("compare", "--media", "{}/movie.json", "--traces", "/", "--abr", "bola", "--out", "{}/out")).WasRefused("/: ", "in it; name the folder that is meant");

    [Fact]
    public async Task A_special_file_among_traces_is_left_out_and_told_of()
    {
        Directory.CreateDirectory(_folder["traces"]);
        File.Copy(_folder["trace"], _folder["traces/a"]);
        File.CreateSymbolicLink(_folder["traces/b"], _folder["pipe"]);
        var result = await RunAsync("simulate", "--media", "{}/movie.json", "--trace", "{}/traces");
        Assert.Equal(1, result.Code);
        Assert.Contains("b: it is empty, or no regular file", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("simulate", "--media", "{}/movie.json", "--trace", "{}/trace", "--log", "{}/pipe")]
    [InlineData("simulate", "--media", "{}/movie.json", "--trace", "{}/trace", "--input-log", "{}/pipe")]
    [InlineData("trace", "convert", "{}/trace", "--out", "{}/pipe")]
    [InlineData("origin", "--catalog", "{}", "--port", "0", "--access-log", "{}/pipe")]
    public async Task A_pipe_that_nobody_reads_is_not_waited_for(params string[] arguments)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("pipes are recognized on Linux");
        (await WasRefusedAsync(arguments)).WasRefused("is a pipe that nobody reads");
    }

    [Fact]
    public async Task A_pipe_with_a_reader_gets_the_whole_log()
    {
        using var reader = new FileStream(_folder["pipe"], FileMode.Open, FileAccess.ReadWrite); // of a pipe opened for both, nobody waits
        var log = new byte[65_536];
        (await RunAsync("simulate", "--media", "{}/movie.json", "--trace", "{}/trace", "--log", "{}/pipe")).Good();
        Assert.Contains("\"summary\"", Encoding.UTF8.GetString(log, 0, reader.Read(log)), StringComparison.Ordinal);
    }

    private async Task<CliResult> WasRefusedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        result.WasRefused();
        Assert.DoesNotContain("mistake", result.Error, StringComparison.Ordinal);
        return result;
    }

    private Task<CliResult> RunAsync(params string[] arguments) =>
        Cli.RunAsync([.. arguments.Select(a => a.Replace("{}", _folder.Path, StringComparison.Ordinal))]).WaitAsync(TimeSpan.FromSeconds(Limit), TestContext.Current.CancellationToken);
}
