namespace StreamLab.EndToEnd.Tests;

/// <summary>A session knows when its own machine was at fault.</summary>
public class BenchTests(Catalog catalog)
{
    [Fact]
    public async Task A_process_that_was_stopped_is_not_valid_and_names_its_delay()
    {
        if (!FFmpegProgram.IsThere) Assert.Skip(FFmpegProgram.Missing);
        await using var laboratory = await Laboratory.StartAsync(catalog.Folder, edges: 1);
        await laboratory.ShapeAllAsync(2);
        await using var playback = new Playback(catalog.FolderFor("stopped"), laboratory.Manifests[Catalog.Demo], "--buffer", "4s");
        await playback.UntilAsync(TimeSpan.FromSeconds(3));
        await playback.StopForAsync(TimeSpan.FromSeconds(2));
        var summary = await playback.SummaryAsync();
        Assert.False(summary.GetProperty("valid").GetBoolean());
        var bench = summary.GetProperty("bench");
        string?[] broken = [.. bench.GetProperty("outOfBounds").EnumerateArray().Select(name => name.GetString())];
        Assert.Contains("worst delay", broken);
        Assert.InRange(bench.GetProperty("worstDelayMs").GetDouble(), 1800, double.MaxValue);
        Assert.Equal(Math.Abs(summary.GetProperty("unaccountedSeconds").GetDouble()) > 0.1, broken.Contains("unaccounted session time"));
    }
}
