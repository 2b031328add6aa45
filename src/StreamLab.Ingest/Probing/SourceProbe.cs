using FFMpegCore;
using FFMpegCore.Exceptions;

namespace StreamLab.Ingest.Probing;

/// <summary>Asks ffprobe what a clip is, and says in one line why it cannot be used.</summary>
internal static class SourceProbe
{
    public static async Task<SourceMedia> ReadAsync(Workspace workspace, string inputName, CancellationToken cancellationToken)
    {
        try
        {
            var analysis = await FFProbe.AnalyseAsync(Workspace.SourceName, workspace.ProbeOptions, InputLimits.ForProbe, cancellationToken);
            if (analysis.Format.FormatName?.Contains("mp4", StringComparison.Ordinal) == true && TruncatedFile.IsCutOff(workspace.SourcePath))
                throw IngestException.BadInput($"{inputName} is truncated: its end is missing");
            return Describe(analysis, inputName);
        }
        catch (FFProbeProcessException error)
        {
            throw IngestException.BadInput($"{inputName} is not a clip that ffmpeg can read: {Reason(error.StandardError)}");
        }
        catch (FormatNullException)
        {
            throw IngestException.BadInput($"{inputName} is not a clip that ffmpeg can read");
        }
    }

    internal static SourceMedia Describe(IMediaAnalysis analysis, string inputName)
    {
        var video = analysis.VideoStreams.FirstOrDefault(stream => !IsCover(stream));
        if (video is null) throw IngestException.BadInput($"{inputName} has {(analysis.AudioStreams.Count > 0 ? "sound but no picture" : "no picture")}");
        if (video is not { Width: > 0, Height: > 0 }) throw IngestException.BadInput($"{inputName} does not say how large its picture is");
        var raw = analysis.Raw.Streams.First(stream => stream.Index == video.Index);
        var rate = FrameRates.Choose(raw.FrameRate, raw.AvgFrameRate) ?? throw IngestException.BadInput($"{inputName} has no frame rate from 1 to 120");
        var duration = video.Duration > TimeSpan.Zero ? video.Duration : analysis.Duration;
        if (duration <= TimeSpan.Zero) throw IngestException.BadInput($"{inputName} does not say how long it is: remux it with ffmpeg -c copy first");
        var (width, height) = ShownSize(video);
        return new SourceMedia(video.Index, width, height, rate, Duration.FromTimeSpan(duration), analysis.PrimaryAudioStream?.Index);
    }

    private static bool IsCover(VideoStream stream) => stream.Disposition?.GetValueOrDefault("attached_pic") == true;

    private static (int Width, int Height) ShownSize(VideoStream video)
    {
        var (width, height) = (video.Width!.Value, video.Height!.Value);
        var (horizontal, vertical) = video.SampleAspectRatio;
        if (horizontal > 0 && vertical > 0) width = (int)Math.Round((double)width * horizontal / vertical);
        return Math.Abs(video.Rotation) % 180 == 90 ? (height, width) : (width, height);
    }

    private static string Reason(IReadOnlyCollection<string> errors) =>
        errors.LastOrDefault(line => line.Length > 0)?.Replace($"{Workspace.SourceName}: ", "", StringComparison.Ordinal) ?? "ffprobe gives no reason";
}
