using FFMpegCore;
using FFMpegCore.Arguments;
using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Encoding;

/// <summary>
/// The ffmpeg command lines before the encoding: sound is decoded on its own. When its rate or layout changes in the middle, ffmpeg builds the
/// filters anew, and what they remembered is lost; so those that keep to the time (<see cref="OnTime"/>) are left to a later run, in which
/// nothing changes.
/// </summary>
internal static class SoundCommands
{
    private const string Form = "-c:a pcm_s16le -f nut -map_metadata -1";

    private const string OwnInput = $"-hide_banner -nostdin -v error {InputLimits.ForOwnFiles}";

    /// <summary>Sound starts at 0 and follows its time stamps: what is missing is silent, what is too much is left out, from 25 ms on.</summary>
    public static readonly string OnTime = $"aresample={SoundTrack.SamplingRate}:async=1:min_hard_comp=0.025:first_pts=0";

    /// <summary>
    /// Fails where nothing can be decoded. The picture is read along and thrown away: ffmpeg counts time from the first stream that it reads,
    /// and where time stamps jump it mends those of all streams by the first that does.
    /// </summary>
    public static FFMpegArgumentProcessor Decode(SourceMedia source, SourceSound sound) => FFMpegArguments
        .FromFileInput(
            $"file:{Workspace.SourceName}", verifyExists: false,
            options => options.WithCustomArgument($"{InputLimits.ForDecoding} -abort_on empty_output_stream"))
        .OutputToMany(outputs =>
        {
            outputs.OutputToFile(SoundTrack.DecodedName(sound), overwrite: true, options => options
                .WithCustomArgument($"-map 0:{sound.Stream}")
                .WithCustomArgument(FormattableString.Invariant($"-af \"asetpts=PTS-({source.Picture.Start:0.######})/TB,atrim=start=0\""))
                .WithAudioChannels(SoundTrack.Channels)
                .WithAudioSamplingRate(SoundTrack.SamplingRate)
                .WithCustomArgument(Form));
            outputs.AddOutput(new NullOutputArgument(), options => options.WithCustomArgument($"-map 0:{source.Picture.Stream} -c copy"));
        });

    /// <summary>For a repeated clip: makes each sound as long as a round of the pictures, to the sample; no round is ahead of another.</summary>
    public static IEnumerable<FFMpegArgumentProcessor> Rounds(EncodingPlan plan) =>
        plan.Frames is null ? [] : plan.Sounds.Select(track => MakeRound(track, plan.RoundDuration));

    private static FFMpegArgumentProcessor MakeRound(SoundTrack track, Duration round) => FFMpegArguments
        .FromFileInput($"file:{SoundTrack.DecodedName(track.Source)}", verifyExists: false, options => options.WithCustomArgument(OwnInput))
        .OutputToFile(track.RoundName, overwrite: true, options => options
            .WithCustomArgument($"-af \"{OnTime},apad,atrim=end_sample={Math.Round(round.Seconds * SoundTrack.SamplingRate)}\"")
            .WithCustomArgument(Form));
}
