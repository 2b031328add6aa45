using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StreamLab.EndToEnd.Tests;

/// <summary>A clip goes in, and a session adapts over three throttled edges: 6 Mbit/s, 0.6 Mbit/s from 15 s, 6 Mbit/s again from 35 s.</summary>
public class AdaptationTests(Catalog catalog)
{
    private const double FallsAt = 15, RisesAt = 35;

    [Fact]
    public async Task The_generated_clip_adapts_and_every_frame_of_it_is_played_once()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        await WallClock.JudgeAsync(async run =>
        {
            var played = await AdaptAsync(run, Catalog.Demo);
            Assert.Equal(Enumerable.Range(0, 60 * 25).Select(n => (int?)n), FrameCounter.Read(played));
            AssertTimestampsRise(played, frames: 60 * 25);
        });
    }

    [Fact]
    public async Task Real_clips_adapt()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        if (Catalog.RealTitles.Count == 0) Assert.Skip("there are no real clips beside the checkout");
        await WallClock.JudgeAsync(run => Task.WhenAll(Catalog.RealTitles.Select(title => AdaptAsync(run, title))));
    }

    /// <returns>The played file.</returns>
    private async Task<string> AdaptAsync(WallClockRun run, string title)
    {
        await using var laboratory = await Laboratory.StartAsync(catalog.Folder);
        await laboratory.ShapeAllAsync(6);
        await using var playback = new Playback(catalog.FolderFor($"adapt-{title}-{run.Number}"), laboratory.Manifests[title], "--abr", "bola", "--buffer", "12s");
        await playback.UntilAsync(TimeSpan.FromSeconds(FallsAt));
        await laboratory.ShapeAllAsync(0.6);
        await playback.UntilAsync(TimeSpan.FromSeconds(RisesAt));
        await laboratory.ShapeAllAsync(6);
        var summary = await playback.SummaryAsync();
        run.Heed(summary);
        Assert.Equal("end", summary.GetProperty("endReason").GetString());
        AssertDecodes(playback.Played);
        run.Law(() => AssertStory(playback, summary));
        return playback.Played;
    }

    private static void AssertStory(Playback playback, JsonElement summary)
    {
        Assert.InRange(summary.GetProperty("stallSeconds").GetDouble(), 0, 0.05 * summary.GetProperty("playedSeconds").GetDouble());
        var segments = playback.VideoSegments().Select(s => (T: s.GetProperty("t").GetDouble(), Kbps: s.GetProperty("bitrateKbps").GetDouble())).ToList();
        var before = segments.Where(s => s.T < FallsAt).Select(s => s.Kbps).ToList();
        var throttled = segments.Where(s => s.T is > FallsAt and < RisesAt).Select(s => s.Kbps).ToList();
        var after = segments.Where(s => s.T > RisesAt).Select(s => s.Kbps).ToList();
        Assert.All([before, throttled, after], phase => Assert.True(phase.Count >= 3));
        Assert.True(throttled.Min() < before.Max(), "the bitrate fell");
        Assert.True(after.Max() > throttled.Min(), "and it rose again");
    }

    private static void AssertDecodes(string file) =>
        Assert.Equal("", FFmpegProgram.Run("-xerror", "-i", file, "-f", "null", "-").Errors);

    private static void AssertTimestampsRise(string file, int frames)
    {
        var (list, _) = FFmpegProgram.Run("-i", file, "-map", "0:v:0", "-fps_mode", "passthrough", "-f", "framecrc", "-");
        var stamps = Encoding.UTF8.GetString(list).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#')
            .Select(l => long.Parse(l.Split(',')[2], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(frames, stamps.Count);
        Assert.All(stamps.Zip(stamps.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }
}
