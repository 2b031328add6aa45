using System.Diagnostics;
using FFMpegCore;

namespace StreamLab.Ingest.Encoding;

/// <summary>Runs the command lines of a plan in the workspace.</summary>
internal sealed class Encoder(EncodingPlan plan, Workspace workspace, Action<double, double> report)
{
    /// <summary>An ingest slower than this many times real time has gone wrong (a hostile clip); five minutes are always granted.</summary>
    private const double SlowestPace = 100;

    /// <exception cref="IngestException">ffmpeg cannot be started, refuses the clip, or takes for ever.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop; ffmpeg has been killed.</exception>
    public async Task RunAsync(IReadOnlyList<FFMpegArgumentProcessor> commands, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5) + (plan.MediaDuration * SlowestPace).ToTimeSpan());
        for (var i = 0; i < commands.Count; i++)
        {
            var result = await RunAsync(commands[i], i, commands.Count, limit.Token);
            cancellationToken.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested) throw new IngestException(FailureKind.Failed, "ffmpeg took far longer than the clip lasts and was stopped");
            if (!result.Success) throw Failure(result);
        }
    }

    private async Task<FFMpegResult> RunAsync(FFMpegArgumentProcessor command, int index, int count, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        command.NotifyOnProgress(time =>
        {
            var fraction = Math.Clamp(time.TotalSeconds / plan.MediaDuration.Seconds, 0, 1);
            report((index + fraction) / count, time.TotalSeconds / clock.Elapsed.TotalSeconds);
        });
        command.CancellableThrough(out var kill, gracePeriod: TimeSpan.Zero);
        using var registration = cancellationToken.Register(() => Kill(kill));
        return await command.ProcessAsynchronously(throwOnError: false, workspace.EncodeOptions, CancellationToken.None);
    }

    // FFMpegCore says "q" to ffmpeg first, which may have gone already.
    private static void Kill(Action kill)
    {
        try
        {
            kill();
        }
        catch (IOException)
        {
        }
    }

    private static IngestException Failure(FFMpegResult result)
    {
        var reason = result.StandardError.LastOrDefault(line => line.Length > 0 && !line.StartsWith("frame=", StringComparison.Ordinal)) ?? "no reason given";
        var isOurs = result.StandardError.Any(line => line.Contains("No space left", StringComparison.Ordinal));
        return new IngestException(isOurs ? FailureKind.Failed : FailureKind.BadInput, $"ffmpeg could not encode the clip: {reason}");
    }
}
