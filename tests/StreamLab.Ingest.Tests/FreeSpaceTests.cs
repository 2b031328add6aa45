using FFMpegCore;
using StreamLab.Ingest.Encoding;

namespace StreamLab.Ingest.Tests;

public sealed class FreeSpaceTests
{
    [Fact]
    public void A_full_disk_is_said_with_its_folder_and_what_is_free()
    {
        var failure = Assert.Throws<IngestException>(new FreeSpace("my/catalog", () => 12_345).RequireSome).Failure;
        Assert.Equal((FailureKind.Failed, "the disk of my/catalog is full, 12 KiB are free: make room there or name another folder"), (failure.Kind, failure.Message));
    }

    [Fact]
    public void There_is_room_where_a_test_runs()
    {
        using var folder = new TemporaryFolder();
        FreeSpace.Of(folder.Path).RequireSome();
    }

    [Fact]
    public async Task A_run_that_ended_well_on_a_full_disk_did_not_end_well()
    {
        Assert.SkipUnless(FFmpegProgram.IsThere, FFmpegProgram.Missing);
        using var folder = new TemporaryFolder();
        var runner = new FFmpegRunner(FFmpegTools.Find().FFmpeg!, folder.Path, Duration.FromSeconds(1), new FreeSpace("c", () => 0));
        var command = FFMpegArguments.FromFileInput("testsrc2=s=64x36:d=1", verifyExists: false, options => options.WithCustomArgument("-f lavfi")).OutputToFile("out.mp4");
        await Assert.ThrowsAsync<IngestException>(() => runner.RunAsync(command, _ => { }, CancellationToken.None));
    }
}
