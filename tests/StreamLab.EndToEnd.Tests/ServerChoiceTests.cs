using System.Text.Json;

namespace StreamLab.EndToEnd.Tests;

/// <summary>The player chooses the server.</summary>
public class ServerChoiceTests(Catalog catalog)
{
    private const double ChangeEverySeconds = 20;
    private static readonly double[] Rates = [1, 3, 6];

    [Fact]
    public async Task Of_edges_that_change_places_the_fastest_serves_most_of_the_bytes()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        await WallClock.JudgeAsync(async run =>
        {
            await using var laboratory = await Laboratory.StartAsync(catalog.Folder);
            await RotateAsync(laboratory, 0);
            await using var playback = new Playback(
                catalog.FolderFor($"fastest-{run.Number}"), laboratory.Manifests[Catalog.Demo], "--abr", "throughput", "--buffer", "12s", "--pathway", "fastest");
            for (var phase = 1; phase < 3; phase++)
            {
                await playback.UntilAsync(TimeSpan.FromSeconds(phase * ChangeEverySeconds));
                await RotateAsync(laboratory, phase);
            }
            var summary = await playback.SummaryAsync();
            run.Heed(summary);
            await AssertBytesAgreeAsync(laboratory, summary);
            run.Law(() => AssertMostFromTheFastest(laboratory, playback));
        });
    }

    [Fact]
    public async Task When_the_edge_in_use_dies_the_session_goes_on_without_a_stall()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        await WallClock.JudgeAsync(async run =>
        {
            using var place = await Place.TakeAsync();
            await using var origin = Streamlab.Start("origin", "--catalog", catalog.Folder, "--port", "0", "--json");
            var ready = await origin.ReadyAsync();
            var (url, token) = (ready.GetProperty("url").GetString()!, ready.GetProperty("token").GetString()!);
            await using var first = await StartEdgeAsync(url, token, "edge-1");
            await using var second = await StartEdgeAsync(url, token, "edge-2");

            await using var playback = new Playback(catalog.FolderFor($"killed-{run.Number}"), $"{url.TrimEnd('/')}/{Catalog.Demo}/manifest.mpd", "--buffer", "14s", "--for", "40s");
            await playback.UntilAsync(TimeSpan.FromSeconds(15)); // 10 s and more are buffered
            first.Kill();
            var summary = await playback.SummaryAsync();
            run.Heed(summary);
            Assert.Equal("edge-2", playback.VideoSegments()[^1].GetProperty("pathway").GetString());
            run.Law(() => Assert.Equal(0, summary.GetProperty("stallCount").GetInt32()));
            run.Law(() => Assert.Contains(playback.VideoSegments(), s => s.GetProperty("pathway").GetString() == "edge-1"));
        });
    }

    [Fact]
    public async Task Of_an_edge_that_freezes_and_one_that_corrupts_nothing_is_played_and_nothing_stalls()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        await WallClock.JudgeAsync(async run =>
        {
            await using var laboratory = await Laboratory.StartAsync(catalog.Folder);
            await using var playback = new Playback(catalog.FolderFor($"broken-{run.Number}"), laboratory.Manifests[Catalog.Demo], "--buffer", "14s", "--for", "32s");
            await playback.UntilAsync(TimeSpan.FromSeconds(12)); // 10 s and more are buffered
            await Task.WhenAll(laboratory.FaultAsync("edge-1", "freeze"), laboratory.FaultAsync("edge-2", "corrupt"));
            var summary = await playback.SummaryAsync();
            run.Heed(summary);
            Assert.DoesNotContain(playback.VideoSegments(), s => s.GetProperty("pathway").GetString() == "edge-2");
            run.Law(() => Assert.Equal(0, summary.GetProperty("stallCount").GetInt32()));
            run.Law(() => Assert.Equal("edge-3", playback.VideoSegments()[^1].GetProperty("pathway").GetString()));
            run.Law(() => Assert.Contains(playback.Events("failure"), f => f.GetProperty("pathway").GetString() == "edge-1"));
        });
    }

    /// <summary>An oracle asks the edge that is the fastest at that moment: how much of what was asked for was asked of it?</summary>
    private static void AssertMostFromTheFastest(Laboratory laboratory, Playback playback)
    {
        var asked = playback.VideoSegments().Select(s => (At: s.GetProperty("t").GetDouble() - (s.GetProperty("downloadMs").GetDouble() / 1000),
            Edge: s.GetProperty("pathway").GetString(), Bytes: s.GetProperty("bytes").GetInt64())).ToList();
        var fromFastest = asked.Where(a => a.Edge == FastestAt(laboratory, a.At)).Sum(a => a.Bytes);
        Assert.True(fromFastest >= 0.8 * asked.Sum(a => a.Bytes), $"{fromFastest} of {asked.Sum(a => a.Bytes)} bytes");
        Assert.InRange(playback.Events("pathway").Count(p => p.GetProperty("from").ValueKind == JsonValueKind.String), 1, 3);
    }

    private static async Task<Streamlab> StartEdgeAsync(string origin, string token, string name)
    {
        var edge = Streamlab.Start("edge", "--origin", origin, "--token", token, "--name", name, "--port", "0", "--rate", "6Mbps", "--json");
        await edge.ReadyAsync();
        return edge;
    }

    private static Task RotateAsync(Laboratory laboratory, int phase) =>
        Task.WhenAll(laboratory.Edges.Select((edge, i) => laboratory.ShapeAsync(edge, Rates[(i + phase) % Rates.Length])));

    private static string FastestAt(Laboratory laboratory, double sessionTime)
    {
        var phase = (int)(sessionTime / ChangeEverySeconds);
        return laboratory.Edges.Select((edge, i) => (edge, rate: Rates[(i + phase) % Rates.Length])).MaxBy(e => e.rate).edge;
    }

    private static async Task AssertBytesAgreeAsync(Laboratory laboratory, JsonElement summary)
    {
        foreach (var edge in laboratory.Edges)
            Assert.Equal(await laboratory.BytesServedAsync(edge), summary.GetProperty("bytesByPathway").GetProperty(edge).GetInt64());
    }
}
