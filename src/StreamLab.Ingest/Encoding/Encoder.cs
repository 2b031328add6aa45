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
            Follow(commands[i], i, commands.Count);
            var result = await runner.RunAsync(commands[i], cancellationToken);
            if (!result.Success) throw FFmpegRunner.Failure(result);
        }
    }

    private void Follow(FFMpegArgumentProcessor command, int index, int count)
    {
        var clock = Stopwatch.StartNew();
        command.NotifyOnProgress(time =>
        {
            var fraction = Math.Clamp(time.TotalSeconds / plan.MediaDuration.Seconds, 0, 1);
            report((index + fraction) / count, time.TotalSeconds / clock.Elapsed.TotalSeconds);
        });
    }
}
