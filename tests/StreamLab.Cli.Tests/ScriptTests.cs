using System.Text.RegularExpressions;

namespace StreamLab.Cli.Tests;

/// <summary>What the scripts say to a call that cannot be meant, and how they end.</summary>
public sealed partial class ScriptTests
{
    private static readonly string Folder = Path.Combine(SharedMaterial.RepositoryRoot, "scripts");

    [Theory]
    [InlineData("bench-edges.sh: 'abc' is no number of rounds: write 1 to 999", "bench-edges.sh", "abc")]
    [InlineData("tcp-lab.sh: '--trace' needs a value", "tcp-lab.sh", "--trace")]
    [InlineData("tcp-lab.sh: say with --trace which bandwidth the link has", "tcp-lab.sh", "--", "true")]
    [InlineData("make-clip.sh: '--size' needs a value", "make-clip.sh", "--size")]
    [InlineData("make-clip.sh: --size '90' is no size: write 1280x720", "make-clip.sh", "--size", "90")]
    [InlineData("make-clip.sh: --rate 'fast' is no number of pictures a second: write 25 or 30000/1001", "make-clip.sh", "--rate", "fast")]
    [InlineData("make-clip.sh: --seconds '0' is no number of seconds: write 60", "make-clip.sh", "--seconds", "0")]
    public void A_wrong_word_is_named_in_one_line(string line, string script, params string[] words) =>
        Assert.Equal($"exit code 2: {line}\n", ChildProcess.Run("bash", [Path.Combine(Folder, script), .. words]).Errors);

    [Fact]
    public async Task Ctrl_C_ends_what_a_script_runs_beside_it_and_under_a_timeout_before_the_script_itself()
    {
        Assert.SkipUnless(PseudoTerminal.IsThere, PseudoTerminal.Missing);
        var script = $"""set -eu; . '{Folder}/lib/stop.sh'; timeout 600 bash -c 'echo "number $$."; sleep 600; echo over' & wait""";
        using var terminal = PseudoTerminal.Start(["bash", "-c", script]);
        await terminal.UntilAsync(shown => Number().IsMatch(shown));
        await terminal.TypeAsync(PseudoTerminal.CtrlC);
        var (code, shown) = await terminal.EndAsync();
        Assert.Equal((130, false), (code, Directory.Exists("/proc/" + Number().Match(shown).Groups[1].Value)));
    }

    [GeneratedRegex(@"number (\d+)\.")]
    private static partial Regex Number();
}
