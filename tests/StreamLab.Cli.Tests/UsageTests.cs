namespace StreamLab.Cli.Tests;

public sealed class UsageTests
{
    [Fact]
    public async Task Without_a_verb_it_names_the_verbs() => (await Cli.RunAsync()).WasRefused("streamlab: name a verb", "doctor", "list");

    [Fact]
    public async Task An_unknown_verb_is_refused_with_those_there_are() => (await Cli.RunAsync("plya")).WasRefused("no verb 'plya'", "doctor", "list");

    [Fact]
    public async Task A_verb_that_is_none_is_refused() => (await Cli.RunAsync("compute")).WasRefused("no verb 'compute'");

    [Fact]
    public async Task An_unknown_option_is_refused() => (await Cli.RunAsync("list", "abr", "--foo")).WasRefused("streamlab list:", "'--foo'", "--help");

    [Fact]
    public async Task An_argument_too_many_is_refused() => (await Cli.RunAsync("list", "abr", "bola")).WasRefused("'bola'", "too many");

    [Fact]
    public async Task A_missing_argument_is_named() => (await Cli.RunAsync("list")).WasRefused("KIND is missing");

    [Fact]
    public async Task Help_says_what_each_verb_does_and_ends_well()
    {
        var result = await Cli.RunAsync("--help");
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("doctor", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_printed_to_be_run_runs_as_printed()
    {
        var said = (await CliProcess.RunAsync(["list"])).Error;
        var (_, errors) = ChildProcess.Run("sh", ["-c", said.Split('\'')[1]]);
        Assert.Equal("", errors);
    }

    [Fact]
    public async Task It_begins_as_the_script_was_called() =>
        Assert.Contains("'../scripts/streamlab list --help' shows how", (await CliProcess.RunAsync(["list"], ("STREAMLAB_CALLED_AS", "../scripts/streamlab"))).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("ingest", "")]
    [InlineData("list", "abr", "--abr-assembly", "")]
    public async Task What_is_empty_is_refused(params string[] arguments) => (await Cli.RunAsync(arguments)).WasRefused("--help");

    [Fact]
    public async Task Verbose_adds_the_stack_to_the_line()
    {
        var result = await Cli.RunAsync("list", "nothing", "--verbose");
        Assert.Contains("   at StreamLab.Cli.", result.Error, StringComparison.Ordinal);
    }
}
