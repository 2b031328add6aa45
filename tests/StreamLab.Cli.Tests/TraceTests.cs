namespace StreamLab.Cli.Tests;

public sealed class TraceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--seed", "2")]
    [InlineData("--length", "10s")]
    [InlineData("--to", "sabre")]
    public async Task Each_option_makes_another_trace(string option, string value) =>
        Assert.NotEqual((await Cli.RunAsync("trace", "make", "markov")).Good().Out, (await Cli.RunAsync("trace", "make", "markov", option, value)).Good().Out);

    [Fact]
    public async Task What_was_made_is_converted_and_inspected()
    {
        (await Cli.RunAsync("trace", "make", "steps:jitter=0", "--length", "60s", "--out", _folder["steps.txt"])).Good();
        (await Cli.RunAsync("trace", "convert", _folder["steps.txt"], "--to", "sabre", "--out", _folder["steps.json"])).Good();
        var (made, converted) = (await InspectAsync("steps.txt"), await InspectAsync("steps.json"));
        Assert.Contains("read as seconds-mbps", made, StringComparison.Ordinal);
        Assert.Equal(made.Replace("seconds-mbps", "sabre", StringComparison.Ordinal), converted);
        Assert.Contains("mean 2300 kbps", made, StringComparison.Ordinal);
        Assert.Contains("4000 kbps │", made, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cooked")]
    [InlineData("pensieve")]
    [InlineData("ms-kbps")]
    [InlineData("csv")]
    [InlineData("sabre")]
    [InlineData("mahimahi")]
    public async Task What_was_converted_is_read_again_without_its_format(string format)
    {
        File.WriteAllText(_folder["x"], "2 3\n5 1\n9 4\n");
        (await Cli.RunAsync("trace", "convert", _folder["x"], "--to", format, "--out", _folder["y"])).Good();
        (await Cli.RunAsync("trace", "convert", _folder["y"], "--out", _folder["z"])).Good();
        var read = (await Cli.RunAsync("inspect", _folder["z"], "--json")).Good().Json;
        Assert.Equal(9, read.GetProperty("seconds").GetDouble(), 9);
        Assert.Equal(2778, read.GetProperty("meanKbps").GetDouble(), 2.0); // mahimahi's are whole packets
    }

    [Fact]
    public async Task A_mean_that_no_network_has_is_warned_of()
    {
        File.WriteAllText(_folder["x"], "1000 50000\n2000 70000\n");
        Assert.Contains("--trace-format ms-kbps", (await Cli.RunAsync("trace", "convert", _folder["x"])).Good().Error, StringComparison.Ordinal);
        Assert.Contains("--trace-format ms-kbps", (await Cli.RunAsync("inspect", _folder["x"])).Good().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_format_of_the_input_may_be_named()
    {
        File.WriteAllText(_folder["x"], "1000 500\n2000 700\n");
        Assert.Equal("0\t0.5\n1\t0.5\n2\t0.7\n", (await Cli.RunAsync("trace", "convert", _folder["x"], "--trace-format", "ms-kbps", "--to", "cooked")).Good().Out);
    }

    [Fact]
    public async Task Latencies_that_are_lost_are_told_of()
    {
        File.WriteAllText(_folder["x"], "[{\"duration_ms\":1000,\"bandwidth_kbps\":900,\"latency_ms\":50}]");
        Assert.Contains("latencies are left out", (await Cli.RunAsync("trace", "convert", _folder["x"])).Good().Error, StringComparison.Ordinal);
        Assert.Empty((await Cli.RunAsync("trace", "convert", _folder["x"], "--to", "csv")).Good().Error);
    }

    [Theory]
    [InlineData("make", "sinus", "unknown generator 'sinus'")]
    [InlineData("make", "steps:low=0", "low=0")]
    [InlineData("convert", "nowhere", "no such file")]
    public async Task What_cannot_be_done_is_refused(string verb, string what, string why) => (await Cli.RunAsync("trace", verb, what)).WasRefused($"streamlab trace {verb}: ", why);

    [Theory]
    [InlineData("")]
    [InlineData("2 1\n1 1\n")]
    [InlineData("1 -1\n")]
    public async Task A_broken_trace_is_refused_by_its_file(string text)
    {
        File.WriteAllText(_folder["x"], text);
        (await Cli.RunAsync("trace", "convert", _folder["x"])).WasRefused(_folder["x"]);
    }

    [Fact]
    public async Task A_verb_of_two_words_needs_both() => (await Cli.RunAsync("trace")).WasRefused("name a verb: make, convert");

    private async Task<string> InspectAsync(string file) => (await Cli.RunAsync("inspect", _folder[file])).Good().Out;
}
