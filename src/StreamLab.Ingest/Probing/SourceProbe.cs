using FFMpegCore;

namespace StreamLab.Ingest.Probing;

/// <summary>Asks ffprobe what a clip is, and says in one line why it cannot be used.</summary>
internal static class SourceProbe
{
    public static async Task<SourceMedia> ReadAsync(FFprobe ffprobe, string sourcePath, string inputName, CancellationToken cancellationToken)
    {
        var (analysis, packets, mayRestart) = await DescribeAsync(ffprobe, inputName, cancellationToken);
        if (analysis.Format.FormatName?.Contains("mp4", StringComparison.Ordinal) == true && TruncatedFile.IsCutOff(sourcePath))
            throw IngestException.BadInput($"{inputName} is truncated: its end is missing");
        if (!mayRestart) TruncatedFile.RefuseIfShort(analysis, packets, inputName);
        var pictures = StreamChoice.Pictures(analysis, packets);
        foreach (var stream in pictures)
            if (await FirstPictures.ReadAsync(ffprobe, stream.Index, packets[stream.Index].Count, cancellationToken) is { } first)
                return Describe(analysis, packets, stream, first, inputName);
        if (pictures.Count > 0)
            throw IngestException.BadInput($"{inputName} has no picture that ffmpeg can decode ({StreamChoice.Codec(pictures[0])})");
        throw IngestException.BadInput($"{inputName} has {(analysis.AudioStreams.Count > 0 ? "sound but no picture" : "no picture")}");
    }

    internal static SourceMedia Describe(
        IMediaAnalysis analysis, PacketSurvey packets, VideoStream stream, FirstPictures first, string inputName)
    {
        var picture = PictureProbe.Describe(analysis, packets[stream.Index], stream, first, inputName);
        var sounds = StreamChoice.Sounds(analysis, packets);
        return new SourceMedia(
            picture, sounds,
            [
                .. PictureNotes.Of(picture, packets[stream.Index]),
                .. SoundNotes(first.Start, first.Start + picture.Duration.Seconds, packets, sounds),
                .. StreamChoice.LeftOut(analysis, packets, stream.Index, sounds),
            ]);
    }

    private static IEnumerable<string> SoundNotes(double start, double end, PacketSurvey packets, IReadOnlyList<SourceSound> sounds)
    {
        const double Noticeable = 0.5; // seconds
        foreach (var sound in sounds)
        {
            var before = start - packets[sound.Stream].Start;
            if (before > Noticeable) yield return $"the {sound} begins {before:0.0} s before the first picture: that is cut off";
            var over = packets[sound.Stream].End - end;
            if (over > Noticeable) yield return $"the {sound} goes on for {over:0.0} s after the last picture: that is cut off";
            if (over < -Noticeable) yield return $"the {sound} ends {-over:0.0} s before the last picture: silence follows";
        }
    }

    private static async Task<(IMediaAnalysis Analysis, PacketSurvey Packets, bool MayRestart)> DescribeAsync(
        FFprobe ffprobe, string inputName, CancellationToken cancellationToken)
    {
        var clip = new ClipDescription();
        var result = await ffprobe.RunAsync(ClipDescription.Options, clip.Add, cancellationToken);
        if (!result.Success) throw IngestException.BadInput(UnreadableClip.Explain(inputName, result.Errors));
        return clip.Read() ?? throw IngestException.BadInput($"{inputName} is not a clip that ffmpeg can read");
    }
}
