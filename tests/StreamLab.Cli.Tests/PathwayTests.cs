using System.Net.Http.Json;
using System.Text.Json;

namespace StreamLab.Cli.Tests;

public sealed class PathwayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    private string Catalog => Directory.CreateDirectory(_folder["catalog"]).FullName;

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_cache_that_answers_is_a_pathway_until_its_registration_ends()
    {
        await using var origin = await RunningServer.StartAsync("origin", "--catalog", Catalog, "--port", "0");
        // Another origin stands for any server that answers /health.
        await using var cache = await RunningServer.StartAsync("origin", "--catalog", Catalog, "--port", "0");
        await using (await PathwayAsync(origin, cache.Url))
            await EventuallyAsync(origin, edges => edges.Contains("\"varnish\"", StringComparison.Ordinal));
        await EventuallyAsync(origin, edges => !edges.Contains("\"varnish\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cache_that_does_not_answer_is_none_and_that_is_said()
    {
        await using var origin = await RunningServer.StartAsync("origin", "--catalog", Catalog, "--port", "0");
        await using var pathway = await PathwayAsync(origin, "http://127.0.0.1:1/");
        for (var i = 0; i < 2400 && pathway.Error.Length == 0; i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Contains("does not answer /health", pathway.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await EdgesAsync(origin)).GetArrayLength());
    }

    [Fact]
    public async Task A_url_with_a_path_is_refused() =>
        (await Cli.RunAsync("pathway", "varnish", "http://127.0.0.1:8091/media", "--origin", "http://127.0.0.1:8080")).WasRefused("http://host:port/");

    private static Task<RunningServer> PathwayAsync(RunningServer origin, string cache) =>
        RunningServer.StartAsync("pathway", "varnish", cache, "--origin", origin.Url, "--token", origin.Ready.GetProperty("token").GetString()!);

    private Task<JsonElement> EdgesAsync(RunningServer origin) => _http.GetFromJsonAsync<JsonElement>(new Uri(new Uri(origin.Url), "api/edges"), TestContext.Current.CancellationToken);

    private async Task EventuallyAsync(RunningServer origin, Predicate<string> holds)
    {
        for (var i = 0; i < 2400; i++)
        {
            if (holds((await EdgesAsync(origin)).GetRawText())) return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Fail("it did not come to that in two minutes");
    }
}
