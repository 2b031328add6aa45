using System.Text.Json;

namespace StreamLab.EndToEnd.Tests;

/// <summary>One core, two clocks.</summary>
public class TwoClocksTests(Catalog catalog)
{
    // Seconds and Mbit/s: a fall that empties much of the buffer, and back.
    private const string Trace = "6 3.5\n14 0.5\n20 2\n26 1\n34 4\n";
    private static readonly string[] Options = ["--abr", "bola", "--buffer", "10s", "--for", "34s"];

    [Fact]
    public async Task A_real_session_and_its_simulation_agree_and_its_input_log_replays()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        var real = await Task.WhenAll(Enumerable.Range(1, 3).Select(PlayAsync));
        var simulated = await SimulateAsync();
        Assert.InRange(Median(real, "meanBitrateKbps") / simulated.GetProperty("meanBitrateKbps").GetDouble(), 0.9, 1.1);
        Assert.InRange(Median(real, "stallSeconds") - simulated.GetProperty("stallSeconds").GetDouble(), -1, 1);
    }

    private async Task<JsonElement> PlayAsync(int run)
    {
        await using var laboratory = await Laboratory.StartAsync(catalog.Folder, edges: 1);
        await laboratory.ShapeByTraceAsync(laboratory.Edges[0], Trace);
        await using var playback = new Playback(catalog.FolderFor($"real-{run}"), laboratory.Manifests[Catalog.Demo], Options);
        var summary = await playback.SummaryAsync();
        var replay = await Streamlab.RunAsync("replay", playback.InputLog);
        Assert.True(replay.ExitCode == 0, replay.Output + replay.Errors);
        return summary;
    }

    private async Task<JsonElement> SimulateAsync()
    {
        var trace = Path.Combine(catalog.FolderFor("simulated"), "fall.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(trace)!);
        await File.WriteAllTextAsync(trace, Trace);
        var media = Path.Combine(catalog.Folder, Catalog.Demo, "segments.json");
        var outcome = await Streamlab.RunAsync(["simulate", "--media", media, "--trace", trace, "--json", .. Options]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return outcome.Json;
    }

    private static double Median(IEnumerable<JsonElement> summaries, string figure) =>
        summaries.Select(s => s.GetProperty(figure).GetDouble()).Order().ElementAt(1);
}
