using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace StreamLab.EndToEnd.Tests;

/// <summary>The README's first command as a person runs it: at a terminal.</summary>
[Collection(typeof(BusyTests))]
public sealed partial class DemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DemoTests()
    {
        if (!PseudoTerminal.IsThere) Assert.Skip(PseudoTerminal.Missing);
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        DemoClip.Make(_folder["clip.mp4"], "--seconds", "2", "--size", "160x90", "--silent");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_runs_from_the_clip_to_the_last_picture()
    {
        using var terminal = Start(80, "--for", "4s");
        var (code, shown) = await terminal.EndAsync();
        Assert.True(code == 0, shown);
        Assert.All((string[])["Ingest: ", "Play: ", "first frame after", "ended: when its time was up", "That was it; '"], said => Assert.Contains(said, shown, StringComparison.Ordinal));
        Assert.InRange(Percentage().Matches(shown).Select(m => m.Value).Distinct().Count(), 2, 100);
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_ends_all_of_it()
    {
        using var terminal = Start(40);
        await terminal.UntilAsync(shown => shown.Contains("first frame after", StringComparison.Ordinal));
        await terminal.TypeAsync(PseudoTerminal.CtrlC);
        var (code, shown) = await terminal.EndAsync();
        Assert.True(code == 130, shown);
        using var client = new TcpClient();
        var page = new Uri(Page().Match(PseudoTerminal.WithoutEscapes(shown)).Value);
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(page.Host, page.Port));
    }

    private PseudoTerminal Start(int columns, params string[] options) => PseudoTerminal.Start(
        ["bash", Path.Combine(SharedMaterial.RepositoryRoot, "scripts", "demo.sh"), _folder["clip.mp4"], .. options], columns,
        ("STREAMLAB_IS_BUILT", "1"), ("STREAMLAB_CATALOG", _folder["catalog"]), ("STREAMLAB_STATE", _folder["state"]));

    [GeneratedRegex(@"\b\d+%")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"http://[0-9.]+:\d+/")]
    private static partial Regex Page();
}
