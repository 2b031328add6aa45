namespace StreamLab.Cli.Tests;

/// <summary>Faults with all their words, and by the clock.</summary>
public sealed class FaultScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fault_has_a_path_a_share_a_count_and_a_time()
    {
        await using var edge = await RunningServer.StartAsync("edge", "--origin", "http://127.0.0.1:1", "--port", "0");
        Assert.Equal("error", await FaultAsync(edge, "error:status=503,retry-after=5s,path=*/low/*,share=0.5,count=3,for=60s"));
        Assert.Equal("error, delay", await FaultAsync(edge, "delay:time=2s,beside"));
        Assert.Equal("stop", await FaultAsync(edge, "stop"));
    }

    [Theory]
    [InlineData("delay:status=503", "error")]
    [InlineData("error:status=404", "500 to 599")]
    [InlineData("error:loudly", "loudly")]
    [InlineData("corrupt:share=2", "share")]
    [InlineData("off:for=3s", "off")]
    public async Task A_fault_that_makes_no_sense_is_refused(string fault, string word) => (await Cli.RunAsync("fault", "http://127.0.0.1:1", fault)).WasRefused(word);

    [Fact]
    public async Task A_script_breaks_edges_by_their_names_in_the_order_of_time()
    {
        await using var origin = await RunningServer.StartAsync("origin", "--catalog", Directory.CreateDirectory(_folder["catalog"]).FullName, "--port", "0");
        await using var edge = await RunningServer.StartAsync("edge", "--origin", origin.Url, "--name", "west", "--port", "0");
        await File.WriteAllTextAsync(_folder["script"], """
            # what is first in time comes first
            {"at":"200ms","edge":"west","kind":"corrupt","beside":true}
            {"at":"0s","edge":"west","kind":"error","status":502}
            """);
        var result = (await Cli.RunAsync("fault", origin.Url, "--script", _folder["script"])).Good();
        Assert.Contains("fault error;", result.Out.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("fault error, corrupt;", result.Out.Split('\n')[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"at":"1s","edge":"nowhere","kind":"error"}""", "nowhere")]
    [InlineData("""{"at":"soon","edge":"west","kind":"error"}""", "at")]
    [InlineData("""{"at":"1s","edge":"west","kind":"explode"}""", "explode")]
    [InlineData("[]", "line 1")]
    public async Task A_script_that_makes_no_sense_is_refused_before_anything_breaks(string line, string word)
    {
        await using var origin = await RunningServer.StartAsync("origin", "--catalog", Directory.CreateDirectory(_folder["catalog"]).FullName, "--port", "0");
        await File.WriteAllTextAsync(_folder["script"], line);
        (await Cli.RunAsync("fault", origin.Url, "--script", _folder["script"])).WasRefused(word);
    }

    [Fact]
    public async Task A_fault_and_a_script_are_two_things() => (await Cli.RunAsync("fault", "http://127.0.0.1:1", "off", "--script", "x")).WasRefused("--script");

    private static async Task<string?> FaultAsync(RunningServer edge, string fault) =>
        (await Cli.RunAsync("fault", edge.Url, fault, "--json")).Good().Json.GetProperty("fault").GetString();
}
