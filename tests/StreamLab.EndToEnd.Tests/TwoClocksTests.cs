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
        await WallClock.JudgeAsync(async run =>
        {
            var real = await Task.WhenAll(Enumerable.Range(1, 3).Select(n => PlayAsync(run, n)));
            var simulated = await SimulateAsync("fall", Trace, Options);
            run.Law(() =>
            {
                Assert.InRange(Median(real, "meanBitrateKbps") / simulated.GetProperty("meanBitrateKbps").GetDouble(), 0.9, 1.1);
                Assert.InRange(Median(real, "stallSeconds") - simulated.GetProperty("stallSeconds").GetDouble(), -1, 1);
            });
        });
    }

    /// <summary>A trace that begins with an outage, and rates at which the picture stalls: its sound comes in segments of 1.984 and 2.005 s.</summary>
    [Fact]
    public async Task Startup_and_stalls_are_those_of_virtual_time_whatever_the_rate()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        await WallClock.JudgeAsync(async run =>
        {
            await using var laboratory = await Laboratory.StartAsync(catalog.Folder);
            string[] traces = ["0.5 0\n1000 0.45\n", "1000 0.5\n", "1000 0.7\n"];
            await Task.WhenAll(laboratory.Edges.Zip(traces).Select(async edge =>
            {
                string[] options = ["--abr", "fixed:2", "--for", "16s"];
                await laboratory.ShapeByTraceAsync(edge.First, edge.Second);
                var folder = catalog.FolderFor($"{edge.First}-{run.Number}");
                await using var playback = new Playback(folder, laboratory.Manifests[Catalog.Demo], ["--pathway", $"fixed:{edge.First}", .. options]);
                var real = await playback.SummaryAsync();
                run.Heed(real);
                var log = Path.Combine(folder, "simulated.jsonl");
                var simulated = await SimulateAsync($"{edge.First}-{run.Number}", edge.Second, [.. options, "--log", log]);
                var late = Figure(real, "startupDelaySeconds") - Figure(simulated, "startupDelaySeconds");
                run.Law(() => Assert.InRange(late, -0.05, 1.5)); // a process that has just begun is compiled as it goes
                var (seen, foretold) = (Stalls(playback.Log), Stalls(log));
                Assert.NotEmpty(foretold);
                run.Law(() => Assert.All(seen.Zip(foretold), pair => Assert.Equal(pair.Second, pair.First, 0.2)));
                run.Law(() => Assert.InRange(seen.Length, 1, foretold.Length)); // the last may not have ended in time
            }));
        });
    }

    private async Task<JsonElement> PlayAsync(WallClockRun run, int number)
    {
        await using var laboratory = await Laboratory.StartAsync(catalog.Folder, edges: 1);
        await laboratory.ShapeByTraceAsync(laboratory.Edges[0], Trace);
        await using var playback = new Playback(catalog.FolderFor($"real-{run.Number}-{number}"), laboratory.Manifests[Catalog.Demo], Options);
        var summary = await playback.SummaryAsync();
        run.Heed(summary);
        var replay = await Streamlab.RunAsync("replay", playback.InputLog);
        Assert.True(replay.ExitCode == 0, replay.Output + replay.Errors);
        return summary;
    }

    private async Task<JsonElement> SimulateAsync(string name, string text, string[] options)
    {
        var trace = Path.Combine(catalog.FolderFor("simulated"), $"{name}.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(trace)!);
        await File.WriteAllTextAsync(trace, text);
        var media = Path.Combine(catalog.Folder, Catalog.Demo, "segments.json");
        var outcome = await Streamlab.RunAsync(["simulate", "--media", media, "--trace", trace, "--json", .. options]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return outcome.Json;
    }

    private static double Median(IEnumerable<JsonElement> summaries, string figure) => summaries.Select(s => Figure(s, figure)).Order().ElementAt(1);

    private static double Figure(JsonElement summary, string name) => summary.GetProperty(name).GetDouble();

    /// <summary>How long each stall was that ended, in seconds.</summary>
    private static double[] Stalls(string log) => [.. Playback.Events(log, "stall-end").Select(end => Figure(end, "stallSeconds"))];
}
