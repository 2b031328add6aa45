using FFMpegCore;
using FFMpegCore.Arguments;
using FFMpegCore.Enums;

namespace StreamLab.Ingest.Encoding;

/// <summary>
/// The ffmpeg command lines of a plan: one run that decodes once, splits, scales, and encodes every rung and the sound; with two passes, two of them.
/// </summary>
internal static class EncodingCommands
{
    private const string Fragmented = "-f mp4 -movflags +cmaf+frag_keyframe+empty_moov+delay_moov+skip_trailer";
    private const int AudioKbps = 96, AudioChannels = 2, AudioSamplingRate = 48_000;

    public static IReadOnlyList<FFMpegArgumentProcessor> Build(EncodingPlan plan) =>
        plan.RateControl == RateControl.TwoPass
            ? [Build(plan, EncodingPass.First), Build(plan, EncodingPass.Second)]
            : [Build(plan, EncodingPass.Only)];

    private static FFMpegArgumentProcessor Build(EncodingPlan plan, EncodingPass pass) =>
        FFMpegArguments
            .FromFileInput($"file:{Workspace.SourceName}", verifyExists: false, options =>
            {
                options.WithCustomArgument(InputLimits.ForDecoding);
                if (plan.Frames is not null) options.WithStreamLoop(-1);
            })
            .OutputToMany(outputs =>
            {
                for (var i = 0; i < plan.Renditions.Count; i++) AddVideo(outputs, plan, i, pass);
                if (HasAudio(plan, pass)) AddAudio(outputs, plan);
            });

    private static bool HasAudio(EncodingPlan plan, EncodingPass pass) => plan.Source.AudioStream is not null && pass != EncodingPass.First;

    private static void AddVideo(FFMpegMultiOutputOptions outputs, EncodingPlan plan, int index, EncodingPass pass)
    {
        var rendition = plan.Renditions[index];
        IOutputArgument target = pass == EncodingPass.First ? new NullOutputArgument() : new OutputArgument(rendition.FileName);
        outputs.AddOutput(target, options =>
        {
            if (index == 0) options.WithComplexFilter(graph => AddFilters(graph, plan, pass));
            options.WithMap(VideoLabel(index));
            options.WithFpsMode(FpsMode.Passthrough);
            if (plan.Frames is { } frames) options.WithCustomArgument(Until((frames - 0.5) / plan.FrameRate.Value));
            VideoEncoding.Apply(options, plan, rendition, pass);
            WithoutMetadata(options);
            if (pass != EncodingPass.First) options.WithCustomArgument(Fragmented);
        });
    }

    private static void AddAudio(FFMpegMultiOutputOptions outputs, EncodingPlan plan) =>
        outputs.OutputToFile(EncodingPlan.AudioFileName, overwrite: true, options =>
        {
            options.WithMap(AudioLabel)
                .WithCustomArgument(Until(plan.MediaDuration.Seconds + 1))
                .WithAudioCodec(AudioCodec.Aac)
                .WithAudioBitrate(AudioKbps)
                .WithAudioChannels(AudioChannels)
                .WithAudioSamplingRate(AudioSamplingRate);
            WithoutMetadata(options);
            options.WithCustomArgument($"{Fragmented} -frag_duration 1000000");
        });

    private static void WithoutMetadata(FFMpegOutputOptions options) => options.WithoutMetadata().WithoutChapters();

    private static void AddFilters(ComplexFilterGraph graph, EncodingPlan plan, EncodingPass pass)
    {
        var split = Enumerable.Range(0, plan.Renditions.Count).Select(i => $"split{i}").ToArray();
        graph.From(0, StreamType.All, plan.Source.VideoStream)
            .WithCustomFilter("fps", $"{plan.FrameRate.ToString('/')}:start_time=0")
            .WithCustomFilter("split", $"{split.Length}")
            .As(split);
        for (var i = 0; i < split.Length; i++)
        {
            var (width, height, _) = plan.Renditions[i].Rung;
            graph.From(split[i]).WithCustomFilter("scale", $"{width}:{height}").WithCustomFilter("setsar", "1").As(VideoLabel(i));
        }
        if (HasAudio(plan, pass)) AddAudioFilters(graph, plan);
    }

    // Sound starts at 0, follows its timestamps, and lasts longer than the picture: the packager cuts it at the last picture's end.
    private static void AddAudioFilters(ComplexFilterGraph graph, EncodingPlan plan) =>
        graph.From(0, StreamType.All, plan.Source.AudioStream)
            .WithCustomFilter("aresample", $"{AudioSamplingRate}:async=1:first_pts=0")
            .WithCustomFilter("apad")
            .As(AudioLabel);

    // Only this option ends a looped clip: ffmpeg 5.1 runs on for ever after -frames:v and after the trim filters.
    private static string Until(double seconds) => FormattableString.Invariant($"-t {seconds:0.######}");

    private static string VideoLabel(int index) => $"video{index}";

    private const string AudioLabel = "audio";
}
