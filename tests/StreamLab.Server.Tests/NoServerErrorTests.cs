using System.Collections.Concurrent;

namespace StreamLab.Server.Tests;

/// <summary>A 500 is a bug of ours, whatever was asked.</summary>
public sealed class NoServerErrorTests : IAsyncLifetime
{
    private const int OfEachEndpoint = 100;

    private readonly TempFolder _catalog = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private OriginServer _origin = null!;
    private EdgeServer _edge = null!;

    public async ValueTask InitializeAsync()
    {
        TestTitle.WriteTo(_catalog);
        var tokens = new TokenFolder(Path.Combine(_catalog.Path, ".state"));
        _origin = await OriginServer.StartAsync(new OriginOptions { Catalog = _catalog.Path, Tokens = tokens, Warn = _warnings.Enqueue });
        _edge = await EdgeServer.StartAsync(new EdgeOptions { Name = "edge-1", Origin = _origin.Url, OriginToken = _origin.Token, Tokens = tokens, Warn = _warnings.Enqueue });
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _origin.DisposeAsync();
        _catalog.Dispose();
    }

    [Fact]
    public Task No_request_to_any_endpoint_of_an_origin_makes_it_fail() => NothingFailsAsync(_origin.Url, _origin.Token, _origin.Endpoints);

    [Fact]
    public Task No_request_to_any_endpoint_of_an_edge_makes_it_fail() => NothingFailsAsync(_edge.Url, _edge.Token, _edge.Endpoints);

    private async Task NothingFailsAsync(Uri server, string token, IReadOnlyList<string> endpoints)
    {
        string[] media = ["/noise/low/00001.m4s", "/noise/manifest.mpd", "/noise/master.m3u8"];
        string[] all = [.. endpoints.Where(endpoint => !endpoint.Contains("/{**")), .. media.SelectMany(path => new[] { $"GET {path}", $"HEAD {path}", $"OPTIONS {path}" })];
        var requests = all.Select(Filled).SelectMany(endpoint => Sample(RequestGrammar.Of(endpoint, server.Authority, token), endpoint.Length));
        var failed = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (request, _) =>
        {
            if ((await RawHttp.SendAsync(server, request)).Split(' ') is ["HTTP/1.1", "500", ..]) failed.Enqueue(request);
        });
        Assert.Empty(failed);
        Assert.DoesNotContain(_warnings, line => line.Contains("Exception"));
    }

    private static IEnumerable<string> Sample(IEnumerable<string> requests, int seed)
    {
        var all = requests.ToArray();
        new Random(seed).Shuffle(all);
        return all.Take(OfEachEndpoint);
    }

    private static string Filled(string endpoint) => endpoint.Replace("{name}", "edge-1").Replace("{title}", "noise");
}
