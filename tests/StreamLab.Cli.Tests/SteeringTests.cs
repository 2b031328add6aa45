using System.Net;
using System.Text.Json;

namespace StreamLab.Cli.Tests;

public sealed class SteeringTests(Title title) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Policy_and_time_show_in_the_answer_to_players()
    {
        title.SkipWithoutFFmpeg();
        await using var up = await RunningServer.StartAsync("up", "--catalog", title.Catalog, "--edges", "2", "--port", "0", "--steering", "static:edge-2", "--steering-ttl", "3s");
        using var http = new HttpClient();
        var answer = JsonDocument.Parse(await http.GetStringAsync(SteeringOf(up))).RootElement;
        Assert.Equal(3, answer.GetProperty("TTL").GetInt32());
        Assert.Equal("edge-2", answer.GetProperty("PATHWAY-PRIORITY")[0].GetString());
    }

    [Fact]
    public async Task Left_alone_the_laboratory_sends_players_to_the_fastest_edge_within_seconds()
    {
        title.SkipWithoutFFmpeg();
        await using var up = await RunningServer.StartAsync("up", "--catalog", title.Catalog, "--edges", "2", "--port", "0");
        using var http = new HttpClient();
        var measured = $"{SteeringOf(up)}?known=edge-1,edge-2&_DASH_pathway=%22edge-1,edge-2%22&_DASH_throughput=600000,9000000";
        var answer = JsonDocument.Parse(await http.GetStringAsync(measured)).RootElement;
        Assert.Equal(3, answer.GetProperty("TTL").GetInt32());
        Assert.Equal("edge-2", answer.GetProperty("PATHWAY-PRIORITY")[0].GetString());
    }

    [Fact]
    public async Task A_host_lets_other_machines_in_and_is_printed()
    {
        title.SkipWithoutFFmpeg();
        await using var closed = await RunningServer.StartAsync("up", "--catalog", title.Catalog, "--edges", "1", "--port", "0");
        Assert.Empty(closed.Ready.GetProperty("links").EnumerateArray());
        await using var open = await RunningServer.StartAsync("up", "--catalog", title.Catalog, "--edges", "1", "--port", "0", "--host", "0.0.0.0");
        Assert.All(open.Ready.GetProperty("links").EnumerateArray(), link => Assert.False(new Uri(link.GetString()!).IsLoopback));
        Assert.StartsWith("http://127.0.0.1:", open.Ready.GetProperty("page").GetString());
    }

    [Fact]
    public async Task A_host_that_is_no_address_of_this_machine_is_refused()
    {
        title.SkipWithoutFFmpeg();
        (await Cli.RunAsync("up", "--catalog", title.Catalog, "--port", "0", "--host", "192.0.2.1")).WasRefused("not one of this machine");
        (await Cli.RunAsync("up", "--catalog", title.Catalog, "--port", "0", "--host", "anywhere")).WasRefused("'anywhere'");
    }

    [Fact]
    public async Task Off_is_gone()
    {
        title.SkipWithoutFFmpeg();
        await using var up = await RunningServer.StartAsync("up", "--catalog", title.Catalog, "--edges", "1", "--port", "0", "--steering", "off");
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.Gone, (await http.GetAsync(SteeringOf(up))).StatusCode);
    }

    [Theory]
    [InlineData("--steering", "nonsense", "'nonsense'")]
    [InlineData("--steering-ttl", "4000s", "3600s")]
    [InlineData("--steering-ttl", "1500ms", "whole seconds")]
    [InlineData("--access-log", "no-such-folder/x", "no-such-folder")]
    public async Task A_bad_word_is_refused(string option, string value, string named) =>
        (await Cli.RunAsync("origin", "--catalog", _folder["none"], "--port", "0", option, value)).WasRefused(named);

    [Fact]
    public async Task A_time_without_steering_is_refused() =>
        (await Cli.RunAsync("up", "--catalog", _folder["none"], "--port", "0", "--steering", "off", "--steering-ttl", "3s")).WasRefused("--steering-ttl");

    [Fact]
    public async Task An_access_log_has_a_line_for_each_request()
    {
        title.SkipWithoutFFmpeg();
        var log = _folder["access.jsonl"];
        await using (var up = await RunningServer.StartAsync("up", "--catalog", title.Catalog, "--edges", "1", "--port", "0", "--access-log", log))
        {
            using var http = new HttpClient();
            await http.GetStringAsync(SteeringOf(up));
            await up.StopAsync();
        }
        Assert.Contains(await File.ReadAllLinesAsync(log), line => line.Contains("/steering/", StringComparison.Ordinal) && line.Contains("\"server\":\"origin\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_simulation_refuses_to_be_steered()
    {
        title.SkipWithoutFFmpeg();
        (await Cli.RunAsync("simulate", "--media", Path.Combine(title.Folder, "segments.json"), "--trace", Trace(), "--pathway", "steered")).WasRefused("steered");
    }

    private string Trace()
    {
        var file = _folder["trace"];
        File.WriteAllText(file, "10 5\n");
        return file;
    }

    private static Uri SteeringOf(RunningServer up)
    {
        var manifest = up.Ready.GetProperty("manifests")[0];
        return new Uri(new Uri(manifest.GetProperty("mpd").GetString()!), $"/steering/{Uri.EscapeDataString(manifest.GetProperty("title").GetString()!)}");
    }
}
