using System.CommandLine;
using StreamLab.Cli.Help;

namespace StreamLab.Cli.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs => [.. All().Select(v => v.Path)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Each_verb_shows_a_call_of_it_and_every_option_once(string verb)
    {
        var help = (await Cli.RunAsync([.. Words(verb), "--help"])).Good().Out;
        Assert.Contains($"streamlab {Examples.ByVerb[verb]}", help, StringComparison.Ordinal);
        var options = All().Single(v => v.Path == verb).Command.Options.Where(o => !o.Recursive).Select(o => o.Name);
        Assert.All(options.Where(o => o.StartsWith("--", StringComparison.Ordinal)), option => Assert.Single(help.Split('\n'), line => line.StartsWith($"  {option}", StringComparison.Ordinal) && line[(option.Length + 2)..] is "" or [' ', ..]));
        Assert.All(help.Split('\n'), line => Assert.InRange(line.Length, 0, 110));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Each_example_is_good_usage(string verb)
    {
        if (All().Single(v => v.Path == verb).Command.Subcommands.Count > 0) return;
        Assert.StartsWith(verb, Examples.ByVerb[verb], StringComparison.Ordinal);
        Assert.Null(UsageError.Of(Root.Parse(Words(Examples.ByVerb[verb]))));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Defaults_are_in_the_users_words(string verb)
    {
        var help = (await Cli.RunAsync([.. Words(verb), "--help"])).Out;
        Assert.All((string[])["StreamLab.", "System.", "<>", "[default", "{ "], leaked => Assert.DoesNotContain(leaked, help, StringComparison.Ordinal));
        var defaults = All().Single(v => v.Path == verb).Command.Options.Where(o => o.HasDefaultValue && o is not Option<bool> and not Option<Player.ScriptedAction[]> && !o.Recursive);
        Assert.All(defaults, o => Assert.Single(o.Description!.Split("(default").Skip(1)));
    }

    [Theory]
    [InlineData("did you mean 'play'?", "plya")]
    [InlineData("did you mean '--buffer'?", "play", "http://127.0.0.1:1/manifest.mpd", "--bufer", "12s")]
    [InlineData("did you mean 'bola'?", "play", "http://127.0.0.1:1/manifest.mpd", "--abr", "bloa")]
    [InlineData("did you mean 'gp'?", "play", "http://127.0.0.1:1/manifest.mpd", "--abr", "bola:gq=3")]
    [InlineData("did you mean 'fastest'?", "up", "--steering", "fatest")]
    [InlineData("did you mean 'sieve'?", "edge", "--origin", "http://127.0.0.1:1", "--policy", "seive")]
    [InlineData("did you mean 'ladders'?", "list", "lader")]
    [InlineData("did you mean 'enter-deep'?", "cdn", "simulate", "--topology", "enter-depe")]
    [InlineData("did you mean 'delay'?", "fault", "http://127.0.0.1:1", "dealy")]
    [InlineData("did you mean 'number'?", "ingest", "clip.mp4", "--addressing", "numbers")]
    public async Task A_name_that_is_none_is_answered_with_the_nearest(string guess, params string[] arguments) => (await Cli.RunAsync(arguments)).WasRefused(guess);

    [Fact]
    public async Task A_field_that_is_none_is_answered_without_a_type_of_ours()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["experiment.yaml"], "schema: streamlab-experiment/1\nbufers: [10s]\n");
        var result = await Cli.RunAsync("compare", "--experiment", folder["experiment.yaml"], "--out", folder["out"]);
        result.WasRefused("line 2: there is no field 'bufers'", "did you mean 'buffers'?");
        Assert.DoesNotContain("ExperimentDocument", result.Error, StringComparison.Ordinal);
    }

    private static RootCommand Root => CommandLine.Root(new Terminal(TextWriter.Null, TextWriter.Null));

    private static IEnumerable<(string Path, Command Command)> All(Command? above = null, string path = "")
    {
        var command = above ?? Root;
        return command.Subcommands.SelectMany(c => All(c, $"{path} {c.Name}".TrimStart())).Prepend((path, command));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
