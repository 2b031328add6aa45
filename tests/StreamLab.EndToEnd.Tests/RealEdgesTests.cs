using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamLab.EndToEnd.Tests;

/// <summary>Varnish and nginx stand where our edges do, as the script and the configurations of this repository put them.</summary>
public sealed partial class RealEdgesTests(Catalog catalog) : IAsyncLifetime
{
    private const int Herd = 200;

    private readonly HttpClient _http = new();
    private Streamlab? _origin;
    private RealEdges? _edges;
    private Uri _url = null!;

    public async ValueTask InitializeAsync()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        if (RealEdges.Missing is { } missing) Assert.Skip(missing);
        _origin = Streamlab.Start("origin", "--catalog", catalog.Folder, "--port", "0", "--json");
        var ready = await _origin.ReadyAsync();
        _url = new Uri(ready.GetProperty("url").GetString()!);
        _edges = await RealEdges.StartAsync(_url, ready.GetProperty("token").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        if (_edges is not null) await _edges.DisposeAsync();
        if (_origin is not null) await _origin.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task Of_200_at_once_the_origin_hears_one_and_our_player_plays_from_either()
    {
        foreach (var (name, edge) in _edges!.Urls)
        {
            var before = await SegmentsAskedOfOriginAsync();
            var segment = Path.Combine(Catalog.Demo, Directory.GetFiles(Path.Combine(catalog.Folder, Catalog.Demo), "*.m4s", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal).Select(file => Path.GetRelativePath(Path.Combine(catalog.Folder, Catalog.Demo), file)).ElementAt(1));
            var whole = await File.ReadAllBytesAsync(Path.Combine(catalog.Folder, segment));
            var got = await Task.WhenAll(Enumerable.Range(0, Herd).Select(n => _http.GetByteArrayAsync(new Uri(edge, $"{segment}?CMCD=sid%3D{n}"))));
            Assert.All(got, bytes => Assert.True(whole.AsSpan().SequenceEqual(bytes), name));
            Assert.Equal(before + 1, await SegmentsAskedOfOriginAsync());
        }
        await WallClock.JudgeAsync(async run =>
        {
            var played = await Task.WhenAll(_edges.Urls.Keys.Select(PlayFromAsync));
            foreach (var summary in played) run.Heed(summary);
            Assert.All(played, summary => Assert.Equal(0, summary.GetProperty("failedRequests").GetInt32()));
            run.Law(() => Assert.All(played, summary => Assert.Equal(0, summary.GetProperty("stallCount").GetInt32())));
        });
    }

    private async Task<System.Text.Json.JsonElement> PlayFromAsync(string name)
    {
        var outcome = await Streamlab.RunAsync("play", new Uri(_url, $"{Catalog.Demo}/manifest.mpd").AbsoluteUri, "--pathway", $"fixed:{name}", "--for", "4s", "--json");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.True(outcome.Json.GetProperty("bytesByPathway").GetProperty(name).GetInt64() > 100_000);
        return outcome.Json;
    }

    private async Task<int> SegmentsAskedOfOriginAsync() =>
        SegmentRequests().Matches(await _http.GetStringAsync(new Uri(_url, "/metrics"))).Sum(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex("""^streamlab_requests_total\{kind="segment",.*\} (\d+)$""", RegexOptions.Multiline)]
    private static partial Regex SegmentRequests();
}
