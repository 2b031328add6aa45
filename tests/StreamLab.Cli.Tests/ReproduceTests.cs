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

    [Theory]
    [InlineData("sabre-fig7", "sabre-4g", "sabre-bbb4k.json")]
    [InlineData("sabre-fig8", "sabre-3g", "sabre-bbb.json")]
    [InlineData("sabre-fig10", "sabre-4g", "sabre-bbb4k.json")]
    [InlineData("sabre-fig11", "sabre-4g", "sabre-bbb4k.json")]
    [InlineData("sabre-fig12", "sabre-sd", "sabre-bbb.json")]
    public async Task Sabres_figures_show_what_the_paper_claims(string figure, string folder, string movie)
    {
        var (traces, media) = (SharedMaterial.Find($"data/traces/{folder}"), SharedMaterial.Find($"data/movies/{movie}"));
        if (traces is null || media is null) Assert.Skip("Sabre's traces and movies are not here");
        var result = (await Cli.RunAsync("reproduce", figure, "--traces", traces, "--media", media)).Good();
        Assert.Contains("It holds", result.Out, StringComparison.Ordinal);
        Assert.Contains("published", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_schemes_have_no_reason_to_differ_their_ordering_does_not_hold()
    {
        File.WriteAllText(_folder["t.json"], """[{"duration_ms": 1000, "bandwidth_kbps": 1000000, "latency_ms": 0}]""");
        File.WriteAllText(_folder["bbb.json"], Movie(segments: 199));
        var result = await Cli.RunAsync("reproduce", "sabre-fig8", "--traces", _folder["t.json"], "--media", _folder["bbb.json"], "--json");
        Assert.Equal((1, false), (result.Code, result.Json.GetProperty("holds").GetBoolean()));
        Assert.Equal(9, result.Json.GetProperty("figures").GetArrayLength());
        Assert.Contains(result.Json.GetProperty("orderings").EnumerateArray(), o => !o.GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task Another_movie_than_the_figures_is_refused()
    {
        File.WriteAllText(_folder["t.json"], """[{"duration_ms": 1000, "bandwidth_kbps": 9000, "latency_ms": 0}]""");
        File.WriteAllText(_folder["short.json"], Movie(segments: 9));
        (await Cli.RunAsync("reproduce", "sabre-fig8", "--traces", _folder["t.json"], "--media", _folder["short.json"])).WasRefused("bbb.json has 199 segments in 10 representations", "this has 9 in 10");
    }

    private static string Movie(int segments)
    {
        var rates = Enumerable.Range(1, 10).Select(r => r * 500).ToArray();
        var sizes = $"[{string.Join(',', rates.Select(r => r * 3000))}]";
        return $$"""{"segment_duration_ms": 3000, "bitrates_kbps": [{{string.Join(',', rates)}}], "segment_sizes_bits": [{{string.Join(',', Enumerable.Repeat(sizes, segments))}}]}""";
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
