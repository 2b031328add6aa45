using System.Diagnostics;
using FFMpegCore;

namespace StreamLab.Ingest.Encoding;

/// <summary>Runs the command lines of a plan one after the other and tells how far they are.</summary>
internal sealed class Encoder(EncodingPlan plan, FFmpegRunner runner, Action<double, double> report)
{
    /// <exception cref="IngestException">ffmpeg cannot be started, refuses the clip, or takes for ever.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop; ffmpeg has been killed.</exception>
    public async Task RunAsync(IReadOnlyList<FFMpegArgumentProcessor> commands, CancellationToken cancellationToken)
    {
        for (var i = 0; i < commands.Count; i++)
        {
            var result = await runner.RunAsync(commands[i], Reporter(i, commands.Count), cancellationToken);
            if (!result.Success) throw FFmpegRunner.Failure(result);
        }
    }

    private Action<TimeSpan> Reporter(int index, int count)
    {
        var clock = Stopwatch.StartNew();
        return done =>
        {
            var fraction = Math.Clamp(done.TotalSeconds / plan.MediaDuration.Seconds, 0, 1);
            report((index + fraction) / count, done.TotalSeconds / clock.Elapsed.TotalSeconds);
        };
    }
}
