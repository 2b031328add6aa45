namespace StreamLab.Cli.Tests;

public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_logged_session_runs_again_to_the_same_commands()
    {
        var replay = (await Cli.RunAsync("replay", await LogAsync(), "--json")).Good().Json;
        Assert.True(replay.GetProperty("commands").GetInt32() > 5);
        Assert.Equal("null", replay.GetProperty("difference").GetRawText());
    }

    [Fact]
    public async Task The_first_command_that_differs_ends_it_with_one()
    {
        var log = await LogAsync();
        var lines = await File.ReadAllLinesAsync(log);
        var line = Array.FindIndex(lines, l => l.Contains("\"StartPlayout\"", StringComparison.Ordinal));
        lines[line] = lines[line].Replace("\"StartPlayout\"", "\"HoldPlayout\"", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(log, lines);
        var result = await Cli.RunAsync("replay", log);
        Assert.Equal(1, result.Code);
        Assert.StartsWith("DIFFERENT after ", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_input_log_is_refused()
    {
        await File.WriteAllTextAsync(_folder["x"], "{}");
        (await Cli.RunAsync("replay", _folder["x"])).WasRefused(_folder["x"], "schema");
    }

    [Fact]
    public async Task Garbage_in_a_line_is_refused_with_the_line()
    {
        var log = await LogAsync();
        var lines = await File.ReadAllLinesAsync(log);
        lines[5] = "\u001b[31mgarbage";
        await File.WriteAllLinesAsync(log, lines);
        (await Cli.RunAsync("replay", log)).WasRefused("line 6");
    }

    [Fact]
    public async Task A_missing_log_is_refused() => (await Cli.RunAsync("replay", _folder["none"])).WasRefused("no such file");

    private async Task<string> LogAsync()
    {
        await File.WriteAllTextAsync(_folder["trace"], "5 1\n9 3\n");
        await File.WriteAllTextAsync(_folder["movie.json"], "{\"segment_duration_ms\":2000,\"bitrates_kbps\":[300,900],\"segment_sizes_bits\":[[600000,1800000],[600000,1800000],[600000,1800000]]}");
        (await Cli.RunAsync("simulate", "--media", _folder["movie.json"], "--trace", _folder["trace"], "--input-log", _folder["inputs"])).Good();
        return _folder["inputs"];
    }
}
