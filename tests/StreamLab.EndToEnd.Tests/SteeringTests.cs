using System.Text.Json;

namespace StreamLab.EndToEnd.Tests;

/// <summary>Our player obeys the steering server.</summary>
public sealed class SteeringTests(Catalog catalog)
{
    [Fact]
    public async Task Our_player_takes_every_segment_from_where_the_last_answer_says()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        await WallClock.JudgeAsync(async run =>
        {
            await using var laboratory = await Laboratory.StartAsync(catalog.Folder, edges: 2, "--steering", "failover-drill:every=7", "--steering-ttl", "5s");
            await laboratory.ShapeAllAsync(6);
            await using var playback = new Playback(
                catalog.FolderFor($"steered-{run.Number}"), laboratory.Manifests[Catalog.Demo], "--pathway", "steered", "--buffer", "6s", "--for", "26s");
            run.Heed(await playback.SummaryAsync());
            var servers = AssertObeyed(playback);
            run.Law(() => Assert.Empty(playback.Events("failure")));
            run.Law(() => Assert.Equal(2, servers.Count));
        });
    }

    /// <returns>The servers that were asked.</returns>
    private static HashSet<string> AssertObeyed(Playback playback)
    {
        string? preferred = null;
        var servers = new HashSet<string>();
        foreach (var told in File.ReadLines(playback.Log).Select(line => JsonDocument.Parse(line).RootElement))
        {
            if (told.GetProperty("event").GetString() is "steering") preferred = told.GetProperty("priority")[0].GetString();
            if (told.GetProperty("event").GetString() is not "decision" || told.GetProperty("track").GetString() != "video") continue;
            Assert.Equal(preferred, told.GetProperty("pathway").GetString());
            servers.Add(preferred!);
        }
        return servers;
    }
}
