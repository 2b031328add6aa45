using FFMpegCore;

namespace StreamLab.Ingest.Encoding;

/// <summary>Runs ffmpeg in the workspace, for a bounded time.</summary>
/// <param name="media">How long what is made of the clip lasts.</param>
internal sealed class FFmpegRunner(Workspace workspace, Duration media)
{
    /// <summary>A run slower than this many times real time has gone wrong (a hostile clip); five minutes are always granted.</summary>
    private const double SlowestPace = 100;

    /// <exception cref="IngestException">It takes for ever.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop; ffmpeg has been killed.</exception>
    public async Task<FFMpegResult> RunAsync(FFMpegArgumentProcessor command, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5) + (media * SlowestPace).ToTimeSpan());
        command.CancellableThrough(out var kill, gracePeriod: TimeSpan.Zero);
        using var registration = limit.Token.Register(() => Kill(kill));
        var result = await command.ProcessAsynchronously(throwOnError: false, workspace.EncodeOptions, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        if (limit.IsCancellationRequested) throw new IngestException(FailureKind.Failed, "ffmpeg took far longer than the clip lasts and was stopped");
        return result;
    }

    public static bool IsMachinesFault(FFMpegResult result) => result.StandardError.Any(line => line.Contains("No space left", StringComparison.Ordinal));

    public static IngestException Failure(FFMpegResult result)
    {
        var reason = result.StandardError.LastOrDefault(line => line.Length > 0 && !line.StartsWith("frame=", StringComparison.Ordinal)) ?? "no reason given";
        return new IngestException(IsMachinesFault(result) ? FailureKind.Failed : FailureKind.BadInput, $"ffmpeg could not encode the clip: {reason}");
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
}
