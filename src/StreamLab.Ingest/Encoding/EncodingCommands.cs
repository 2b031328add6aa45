using FFMpegCore;
using FFMpegCore.Arguments;
using FFMpegCore.Enums;

namespace StreamLab.Ingest.Encoding;

/// <summary>
/// The ffmpeg command lines of a plan: one run that decodes once, splits, scales, and encodes every rung and every sound; with two passes,
/// two of them.
/// </summary>
internal static class EncodingCommands
{
    private const string Fragmented = "-f mp4 -movflags +cmaf+frag_keyframe+empty_moov+delay_moov+skip_trailer";

    public static IReadOnlyList<FFMpegArgumentProcessor> Build(EncodingPlan plan) =>
        plan.RateControl == RateControl.TwoPass
            ? [Build(plan, EncodingPass.First), Build(plan, EncodingPass.Second)]
            : [Build(plan, EncodingPass.Only)];

    private static FFMpegArgumentProcessor Build(EncodingPlan plan, EncodingPass pass)
    {
        var sounds = pass == EncodingPass.First ? [] : plan.Sounds;
        return Inputs(plan, sounds).OutputToMany(outputs =>
        {
            for (var i = 0; i < plan.Renditions.Count; i++) AddVideo(outputs, plan, i, pass);
            foreach (var sound in sounds) AddSound(outputs, plan, sound);
        });
    }

    // The clip is input 0, and sound n is input n.
    private static FFMpegArguments Inputs(EncodingPlan plan, IReadOnlyList<SoundTrack> sounds)
    {
        var (name, limits) = plan.Frames is null
            ? (Workspace.SourceName, InputLimits.ForDecoding)
            : (LoopList.FileName, InputLimits.ForLooping);
        var inputs = FFMpegArguments.FromFileInput(
            $"file:{name}", verifyExists: false, options => options.WithCustomArgument($"{limits} {PictureFilters.InputOptions}"));
        return sounds.Aggregate(inputs, (all, sound) => all.AddFileInput($"file:{SoundInput(plan, sound)}", verifyExists: false, options =>
        {
            options.WithCustomArgument(InputLimits.ForOwnFiles);
            if (plan.Frames is not null) options.WithStreamLoop(-1);
        }));
    }

    private static string SoundInput(EncodingPlan plan, SoundTrack sound) =>
        plan.Frames is null ? SoundTrack.DecodedName(sound.Source) : sound.RoundName;

    private static void AddVideo(FFMpegMultiOutputOptions outputs, EncodingPlan plan, int index, EncodingPass pass)
    {
        var rendition = plan.Renditions[index];
        IOutputArgument target = pass == EncodingPass.First ? new NullOutputArgument() : new OutputArgument(rendition.FileName);
        outputs.AddOutput(target, options =>
        {
            if (index == 0) options.WithComplexFilter(graph => AddFilters(graph, plan));
            options.WithMap(VideoLabel(index));
            options.WithCustomArgument($"-r {plan.FrameRate.ToString('/')}").WithFpsMode(FpsMode.ConstantFrameRate);
            if (plan.Frames is { } frames) options.WithCustomArgument(Until((frames - 0.5) / plan.FrameRate.Value));
            VideoEncoding.Apply(options, plan, rendition, pass);
            WithoutMetadata(options);
            if (pass != EncodingPass.First) options.WithCustomArgument(Fragmented);
        });
    }

    // What is longer than the picture is cut off by the packager.
    private static void AddSound(FFMpegMultiOutputOptions outputs, EncodingPlan plan, SoundTrack sound) =>
        outputs.OutputToFile(sound.FileName, overwrite: true, options =>
        {
            options.WithCustomArgument($"-map {sound.Number}:0")
                .WithCustomArgument($"-af \"{SoundCommands.OnTime},apad\"")
                .WithCustomArgument(Until(plan.MediaDuration.Seconds + 1))
                .WithAudioCodec(AudioCodec.Aac)
                .WithAudioBitrate(SoundTrack.Kbps)
                .WithAudioChannels(SoundTrack.Channels)
                .WithAudioSamplingRate(SoundTrack.SamplingRate);
            WithoutMetadata(options);
            if (sound.Source.Language is { } language) options.WithCustomArgument($"-metadata:s:a:0 language={language}");
            options.WithCustomArgument($"{Fragmented} -frag_duration 1000000");
        });

    private static void WithoutMetadata(FFMpegOutputOptions options) => options.WithoutMetadata().WithoutChapters();

    private static void AddFilters(ComplexFilterGraph graph, EncodingPlan plan)
    {
        var split = Enumerable.Range(0, plan.Renditions.Count).Select(i => $"split{i}").ToArray();
        PictureFilters.Add(graph, plan).WithCustomFilter("split", $"{split.Length}").As(split);
        for (var i = 0; i < split.Length; i++)
        {
            var (width, height, _) = plan.Renditions[i].Rung;
            graph.From(split[i]).WithCustomFilter("scale", $"{width}:{height}").WithCustomFilter("setsar", "1").As(VideoLabel(i));
        }
    }

    // Only this option ends a looped clip: ffmpeg 5.1 runs on for ever after -frames:v and after the trim filters.
    private static string Until(double seconds) => FormattableString.Invariant($"-t {seconds:0.######}");

    private static string VideoLabel(int index) => $"video{index}";
}
