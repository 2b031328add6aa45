using System.Diagnostics;

namespace StreamLab.EndToEnd.Tests;

/// <summary>An ingest that is killed and can clear up nothing itself.</summary>
[Collection(typeof(BusyTests))]
public sealed class KilledIngestTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_ffmpeg_dies_with_it_and_the_next_ingest_clears_what_it_left()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && FFmpegProgram.IsThere, "needs Linux and ffmpeg");
        DemoClip.Make(_folder["clip.mp4"], "--seconds", "1", "--size", "320x180");
        await using (var ingest = Streamlab.Start("ingest", _folder["clip.mp4"], "--out", _folder["catalog"], "--title", "long", "--repeat", "3600s"))
        {
            await UntilAsync(() => EncodersIn(".long.ingest") == 1);
            ingest.KillAlone();
            await UntilAsync(() => EncodersIn(".long.ingest") == 0);
        }
        var next = await Streamlab.RunAsync("ingest", _folder["clip.mp4"], "--out", _folder["catalog"]);
        Assert.Equal(0, next.ExitCode);
        Assert.Equal([_folder["catalog/clip"]], Directory.GetFileSystemEntries(_folder["catalog"]));
    }

    /// <summary>Programs called ffmpeg that work in this catalog's folder of that name.</summary>
    private int EncodersIn(string workspace) => Process.GetProcessesByName("ffmpeg").Count(process =>
        new FileInfo($"/proc/{process.Id}/cwd").LinkTarget == _folder[$"catalog/{workspace}"]);

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var clock = Stopwatch.StartNew(); !holds(); await Task.Delay(20)) Assert.True(clock.Elapsed < Limit);
    }
}
