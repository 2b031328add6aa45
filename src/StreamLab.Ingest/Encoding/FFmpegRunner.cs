using System.Globalization;
using FFMpegCore;

namespace StreamLab.Ingest.Encoding;

/// <summary>Runs ffmpeg for a bounded time.</summary>
/// <param name="ffmpeg">The program.</param>
/// <param name="folder">In which it runs.</param>
/// <param name="media">How long what is made of the clip lasts.</param>
/// <param name="space">Where it writes.</param>
internal sealed class FFmpegRunner(string ffmpeg, string folder, Duration media, FreeSpace space)
{
    /// <summary>A run slower than this many times real time has gone wrong (a hostile clip); five minutes are always granted.</summary>
    private const double SlowestPace = 100;

    private const string Time = "time=";

    /// <param name="onProgress">Told how much media is done.</param>
    /// <exception cref="IngestException">It takes for ever, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop; ffmpeg has been killed.</exception>
    public async Task<FFmpegProcess.Result> RunAsync(FFMpegArgumentProcessor command, Action<TimeSpan> onProgress, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5) + (media * SlowestPace).ToTimeSpan());
        var arguments = $"-stats {command.Arguments}"; // else it tells of its progress at higher log levels only
        var result = await FFmpegProcess.RunAsync(ffmpeg, arguments, folder, onOutput: _ => { }, Progress(onProgress), limit.Token);
        cancellationToken.ThrowIfCancellationRequested();
        if (limit.IsCancellationRequested) throw new IngestException(FailureKind.Failed, "ffmpeg took far longer than the clip lasts and was stopped");
        space.RequireSome();
        return result;
    }

    public static bool IsMachinesFault(FFmpegProcess.Result result) => result.Errors.Any(line => line.Contains("No space left", StringComparison.Ordinal));

    public static IngestException Failure(FFmpegProcess.Result result)
    {
        var reason = result.Errors.LastOrDefault(line => line.Length > 0 && !line.StartsWith("frame=", StringComparison.Ordinal)) ?? "no reason given";
        return new IngestException(IsMachinesFault(result) ? FailureKind.Failed : FailureKind.BadInput, $"ffmpeg could not encode the clip: {reason}");
    }

    private static Action<string> Progress(Action<TimeSpan> onProgress) => line =>
    {
        if (ProgressIn(line) is { } done) onProgress(done);
    };

    /// <returns>Null for a line without it, or with <c>time=N/A</c>.</returns>
    private static TimeSpan? ProgressIn(string line)
    {
        var start = line.IndexOf(Time, StringComparison.Ordinal) + Time.Length;
        if (start < Time.Length) return null;
        var end = line.IndexOf(' ', start);
        return TimeSpan.TryParse(end < 0 ? line[start..] : line[start..end], CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero ? time : null;
    }
}
