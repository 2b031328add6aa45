namespace StreamLab.Cli.Tests;

public sealed class ReproduceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pensieves_rules_come_to_what_was_published()
    {
        var (traces, media) = (SharedMaterial.Find("data/traces/hsdpa-norway"), SharedMaterial.Find("data/movies/envivio"));
        if (traces is null || media is null) Assert.Skip("the public traces and media are not here");
        var result = (await Cli.RunAsync("reproduce", "pensieve-norway", "--traces", traces, "--media", media)).Good();
        Assert.Contains("It holds", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("DIFFERS", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_data_does_not_hold()
    {
        for (var i = 0; i < 40; i++) File.WriteAllText(Path.Combine(Directory.CreateDirectory(_folder["traces"]).FullName, $"{i:00}"), "0 2\n100 2\n");
        for (var q = 0; q < 6; q++) File.WriteAllText(Path.Combine(Directory.CreateDirectory(_folder["movie"]).FullName, $"video_size_{q}"), string.Concat(Enumerable.Repeat($"{(q + 1) * 100_000}\n", 48)));
        var result = await Cli.RunAsync("reproduce", "pensieve-norway", "--traces", _folder["traces"], "--media", _folder["movie"], "--json", "--jobs", "1");
        Assert.Equal((1, false), (result.Code, result.Json.GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public async Task Data_of_another_size_is_refused()
    {
        File.WriteAllText(_folder["t"], "0 2\n9 2\n");
        (await Cli.RunAsync("reproduce", "pensieve-fcc", "--traces", _folder["t"], "--media", "x")).WasRefused("1 traces", "264");
    }

    [Fact]
    public async Task An_unknown_comparison_is_refused_with_those_there_are() =>
        (await Cli.RunAsync("reproduce", "x", "--traces", "t", "--media", "m")).WasRefused("no comparison 'x'", "pensieve-norway");
}
