using FFMpegCore;
using FFMpegCore.Enums;
using StreamLab.Ingest.Ladders;

namespace StreamLab.Ingest.Encoding;

/// <summary>
/// The options of x264 for one rung. Pictures are decoded in the order in which they are shown (no B pictures): it costs up to a sixth of the bits, and
/// buys that a change of rung loses fewer pictures in players, that a stream can be cut at any picture, and that no player shifts video against sound.
/// </summary>
internal static class VideoEncoding
{
    private const double Quality = 23; // x264's own default

    public static void Apply(FFMpegOutputOptions options, EncodingPlan plan, Rendition rendition, EncodingPass pass)
    {
        var gop = plan.RateControl == RateControl.IntraOnly ? 1 : plan.SegmentFrames;
        options.WithVideoCodec(VideoCodec.LibX264)
            .WithSpeedPreset(EncoderPreset.VeryFast)
            .WithVideoProfile(VideoProfile.High)
            .WithPixelFormat("yuv420p")
            .WithGopSize(gop)
            .WithCustomArgument($"-keyint_min {gop} -sc_threshold 0 -bf 0 -flags +cgop")
            .WithCustomArgument(RateControlOf(plan.RateControl, rendition.Rung));
        if (pass != EncodingPass.Only) options.WithCustomArgument($"-pass {(pass == EncodingPass.First ? 1 : 2)} -passlogfile {rendition.Id}");
    }

    // The ceiling and a small buffer keep the largest Segment of 2 s within 1.3 of its rung (1.1 over one second: 1.35; 1.2 over one: 1.4).
    private static string RateControlOf(RateControl rateControl, Rung rung)
    {
        var rate = (long)Math.Round(rung.Bitrate.BitsPerSecond);
        return rateControl switch
        {
            RateControl.Constant => $"-b:v {rate} -minrate {rate} -maxrate {rate} -bufsize {rate} -x264-params nal-hrd=cbr",
            RateControl.ConstantQuality => FormattableString.Invariant($"-crf {Quality}"),
            RateControl.TwoPass => $"-b:v {rate}",
            _ => $"-b:v {rate} -maxrate {rate * 11 / 10} -bufsize {rate * 3 / 4}",
        };
    }
}
