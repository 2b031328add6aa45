using StreamLab.Cli.Output;

namespace StreamLab.Cli.Tests;

/// <summary>What others wrote cannot move the cursor, colour the terminal or make lines of its own.</summary>
public sealed class VisibleTests : IDisposable
{
    private const string Evil = "a\t\x1b[31m\r\nQoE: 99\x7f\u0090\u202e";
    private const string Shown = "a\t␛[31m␍␊QoE: 99␡\ufffd\ufffd";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_control_character_has_a_sign() => Assert.Equal(Shown, VisibleText.Of(Evil));

    [Fact]
    public void Other_text_is_as_it_was() => Assert.Equal("Grüße, 日本, 🎬 [x]", VisibleText.Of("Grüße, 日本, 🎬 [x]"));

    [Fact]
    public void Whatever_is_written_a_line_is_one_line()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, TextWriter.Null);
        terminal.Out.WriteLine(Evil);
        terminal.Out.Write(Evil.ToCharArray());
        terminal.Out.WriteLine($"{1} {Evil}");
        Assert.Equal($"{Shown}\n{Shown}1 {Shown}\n", output.ToString());
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,NAME=\"\x1b[2J\"\nv\x1b]0;owned\x07.m3u8\n")]
    [InlineData("<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" profiles=\"&#x9b;31m\"><\u009b/></MPD>")]
    [InlineData("{\"event\":\"session\"}\n{\"event\":\"\\u001b[31m\\nsummary\"}\n")]
    [InlineData("\0\0\0\bftyp\0\0\0\b\x1b[3\n")]
    public async Task Nothing_in_a_file_reaches_the_terminal_raw(string content)
    {
        await File.WriteAllTextAsync(_folder["evil\x1b[31m"], content);
        var result = await Cli.RunAsync("inspect", _folder["evil\x1b[31m"]);
        Assert.DoesNotContain(result.Out + result.Error, c => char.IsControl(c) && c != '\n');
        Assert.Equal(1, result.Error.Count(c => c == '\n') + (result.Code == 0 ? 1 : 0));
    }

    [Fact]
    public async Task A_name_in_a_table_is_visible_too()
    {
        await File.WriteAllTextAsync(_folder["movie\x1b[31m.json"], "{\"segment_duration_ms\":2000,\"bitrates_kbps\":[300],\"segment_sizes_bits\":[[600000],[600000]]}");
        Directory.CreateDirectory(_folder["t"]);
        await File.WriteAllTextAsync(_folder["t/x\r\n"], "5 1\n9 3\n");
        var simulated = await Cli.RunAsync("simulate", "--media", _folder["movie\x1b[31m.json"], "--trace", _folder["t"]);
        var compared = await Cli.RunAsync("compare", "--media", _folder["movie\x1b[31m.json"], "--traces", _folder["t"], "--abr", "bola", "--out", _folder["out"]);
        Assert.DoesNotContain(simulated.Good().Out + compared.Good().Out, c => char.IsControl(c) && c != '\n');
        Assert.Contains("x␍␊", simulated.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_else_writes_text_as_markup() => Assert.All(
        Directory.GetFiles(Path.Combine(SharedMaterial.RepositoryRoot, "src", "StreamLab.Cli"), "*.cs", SearchOption.AllDirectories).Where(f => !f.EndsWith("VisibleText.cs", StringComparison.Ordinal)),
        file => Assert.DoesNotContain("Markup.Escape", File.ReadAllText(file), StringComparison.Ordinal));
}
