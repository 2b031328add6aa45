using StreamLab.Ingest.Ladders;

namespace StreamLab.Ingest.Tests;

/// <summary>Runs an ingest and expects what it is told to.</summary>
internal static class Ingesting
{
    /// <summary>Small and quick.</summary>
    public static readonly BitrateLadder SmallLadder = new("small", [new(160, 90, Bitrate.FromKbps(80)), new(320, 180, Bitrate.FromKbps(200))]);

    public static async Task<IngestedTitle> Succeeds(IngestRequest request, IProgress<IngestProgress>? progress = null)
    {
        var result = await new IngestJob(request, FFmpegTools.Find()).RunAsync(progress, TestContext.Current.CancellationToken);
        Assert.True(result.TryGet(out var title, out var failure), failure?.Message);
        return title;
    }

    public static async Task<IngestFailure> Fails(IngestRequest request, FFmpegTools? tools = null)
    {
        var result = await new IngestJob(request, tools ?? FFmpegTools.Find()).RunAsync(null, TestContext.Current.CancellationToken);
        Assert.False(result.TryGet(out _, out var failure));
        Assert.DoesNotContain('\n', failure.Message);
        return failure;
    }
}
