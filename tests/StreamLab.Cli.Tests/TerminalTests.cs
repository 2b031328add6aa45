using System.Text.RegularExpressions;

namespace StreamLab.Cli.Tests;

/// <summary>Long work at a terminal, where a person watches.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private const string ShowsCursor = "\x1b[?25h", HidesCursor = "\x1b[?25l";

    private readonly Title _title;
    private readonly TemporaryFolder _folder = new();

    public TerminalTests(Title title)
    {
        _title = title;
        if (!PseudoTerminal.IsThere) Assert.Skip(PseudoTerminal.Missing);
        var sizes = string.Join(',', Enumerable.Repeat("[600000,2000000,6000000]", 10));
        File.WriteAllText(_folder["movie.json"], $"{{\"segment_duration_ms\":2000,\"bitrates_kbps\":[300,1000,3000],\"segment_sizes_bits\":[{sizes}]}}");
        Directory.CreateDirectory(_folder["traces"]);
        File.WriteAllText(_folder["traces/ "], "5 1\n9 3\n");
        File.WriteAllText(_folder["traces/none"], "no trace");
        Directory.CreateDirectory(_folder["forty"]);
        for (var i = 0; i < 40; i++) File.WriteAllText(_folder[$"forty/{i:00}"], "0 2\n100 2\n");
        Directory.CreateDirectory(_folder["movie"]);
        for (var q = 0; q < 6; q++) File.WriteAllText(_folder[$"movie/video_size_{q}"], string.Concat(Enumerable.Repeat($"{(q + 1) * 100_000}\n", 48)));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, "simulate", "--media", "{}/movie.json", "--trace", "{}/traces")]
    [InlineData(1, "optimum", "--media", "{}/movie.json", "--trace", "{}/traces", "--qoe", "lin")]
    [InlineData(1, "compare", "--media", "{}/movie.json", "--traces", "{}/traces", "--abr", "bola,bba0", "--out", "{}/out")]
    [InlineData(0, "cdn", "simulate", "--topology", "mega-server", "--titles", "5", "--segments", "5", "--requests", "500", "--rate", "200")]
    [InlineData(0, "cdn", "compare", "--topologies", "mega-server", "--titles", "5", "--segments", "5", "--requests", "500", "--rate", "200")]
    public async Task Each_long_verb_runs_as_it_does_in_a_pipe(int code, params string[] arguments)
    {
        var (ended, shown) = await RunAsync(80, [.. arguments.Select(a => a.Replace("{}", _folder.Path, StringComparison.Ordinal))]);
        Assert.True(code == ended, shown);
        if (code == 1) Assert.Contains("skipped: ", shown, StringComparison.Ordinal);
        Assert.True(shown.LastIndexOf(ShowsCursor, StringComparison.Ordinal) >= shown.LastIndexOf(HidesCursor, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("simulate")]
    [InlineData("optimum")]
    public async Task A_warning_stands_above_the_bar_and_not_in_it(string verb)
    {
        Directory.CreateDirectory(_folder["slow"]);
        for (var i = 0; i < 40; i++) File.WriteAllText(_folder[$"slow/{i:00}"], "10 0.001\n");
        var (code, shown) = await RunAsync(200, [verb, "--media", _folder["movie.json"], "--trace", _folder["slow"]]);
        Assert.True(code == 0, shown);
        var warnings = PseudoTerminal.WithoutEscapes(shown).Split(['\r', '\n']).Where(line => line.Contains("warning: ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(40, warnings.Length);
        Assert.All(warnings, line => Assert.StartsWith("warning: ", line.TrimStart(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reproducing_tells_what_differs()
    {
        var (code, shown) = await RunAsync(40, ["reproduce", "pensieve-norway", "--traces", _folder["forty"], "--media", _folder["movie"], "--jobs", "1"]);
        Assert.True(code == 1, shown);
        Assert.Contains("DIFFERS", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("mistake", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_soak_goes_on_to_its_end()
    {
        _title.SkipWithoutFFmpeg();
        var (code, shown) = await RunAsync(40, ["soak", "--catalog", _title.Catalog, "--for", "3s", "--players", "2", "--edges", "2"]);
        Assert.InRange(code, 0, 1); // so short a soak may not decide
        Assert.DoesNotContain("mistake", shown, StringComparison.Ordinal);
        Assert.Matches(Percentage(), shown);
    }

    [Theory]
    [InlineData(80, false)]
    [InlineData(80, true)]
    [InlineData(40, false)]
    [InlineData(40, true)]
    public async Task A_bar_moves_within_its_line_with_and_without_colour(int columns, bool inColour)
    {
        _title.SkipWithoutFFmpeg();
        var (code, shown) = await RunAsync(columns, Ingest(), inColour ? [] : [("NO_COLOR", "1")]);
        Assert.True(code == 0, shown);
        var lines = PseudoTerminal.WithoutEscapes(shown).Split(['\r', '\n']);
        Assert.InRange(lines.SelectMany(line => Percentage().Matches(line)).Select(m => m.Value).Distinct().Count(), 2, 100);
        Assert.All(lines.Where(line => line.Contains('%', StringComparison.Ordinal)), line => Assert.InRange(line.Length, 1, columns));
        Assert.Equal(inColour, Colour().IsMatch(shown));
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_ends_it_with_130_and_leaves_nothing_half_done()
    {
        _title.SkipWithoutFFmpeg();
        using var terminal = Start(80, [.. Ingest(), "--repeat", "10min"]);
        await terminal.UntilAsync(shown => Percentage().IsMatch(shown));
        await terminal.TypeAsync(PseudoTerminal.CtrlC);
        var (code, shown) = await terminal.EndAsync();
        Assert.True(code == 130, shown);
        Assert.EndsWith("cancelled", PseudoTerminal.WithoutEscapes(shown).TrimEnd(), StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(_folder["catalog"]) ? Directory.EnumerateFiles(_folder["catalog"], "*", SearchOption.AllDirectories) : []);
    }

    private string[] Ingest() => ["ingest", _title.Clip, "--out", _folder["catalog"], "--ladder", _title.Ladder];

    private static async Task<(int Code, string Shown)> RunAsync(int columns, string[] arguments, params (string Name, string Value)[] environment)
    {
        using var terminal = Start(columns, arguments, environment);
        return await terminal.EndAsync();
    }

    private static PseudoTerminal Start(int columns, string[] arguments, params (string Name, string Value)[] environment) =>
        PseudoTerminal.Start(["dotnet", typeof(CommandLine).Assembly.Location, .. arguments], columns, environment);

    [GeneratedRegex(@"\b\d+%")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"\x1b\[(3[1-7]|38|9[0-7])[;m]")]
    private static partial Regex Colour();
}
