using FFMpegCore.Arguments;
using FFMpegCore.Enums;
using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Encoding;

/// <summary>
/// The filters that every picture passes once, before it is split among the rungs. The first three give each the same size, shape and format,
/// so that the rest never sees a source change in the middle; ffmpeg is told not to build them anew (<see cref="InputOptions"/>), for that
/// would lose the time.
/// </summary>
internal static class PictureFilters
{
    /// <summary>Pictures are turned by a filter of ours, behind those that give them one size.</summary>
    public const string InputOptions = "-reinit_filter 0 -noautorotate";

    /// <summary>Adds them in order.</summary>
    public static ComplexFilterChain Add(ComplexFilterGraph graph, EncodingPlan plan) =>
        Of(plan).Aggregate(
            graph.From(0, StreamType.All, plan.Source.Picture.Stream),
            (chain, filter) => chain.WithCustomFilter(filter.Name, filter.Arguments));

    internal static IEnumerable<(string Name, string Arguments)> Of(EncodingPlan plan)
    {
        var picture = plan.Source.Picture;
        return
        [
            .. OneSize(plan),
            .. Progressive(picture.Interlacing),
            .. Upright(picture.Turns),
            .. StandardColours(picture.Colours),
            ("setpts", "PTS-STARTPTS"),
            .. Held(plan),
        ];
    }

    // Deeper colours are kept until they are converted. Converting them is dear: then no picture is larger than the highest rung.
    private static IEnumerable<(string Name, string Arguments)> OneSize(EncodingPlan plan)
    {
        var picture = plan.Source.Picture;
        var isConverted = picture.Colours != ColourRange.Standard;
        var highest = plan.Renditions.Max(rendition => rendition.Rung.Height);
        var factor = isConverted ? Math.Min(1, (double)highest / picture.ShownSize.Height) : 1;
        var size = $"{Even(picture.Width * factor)}:{Even(picture.Height * factor)}";
        yield return ("scale", $"{size}:force_original_aspect_ratio=decrease:eval=frame");
        yield return ("format", isConverted ? "yuv420p10le" : "yuv420p");
        yield return ("pad", $"{size}:-1:-1:eval=frame");
    }

    private static IEnumerable<(string Name, string Arguments)> Progressive(Interlacing interlacing)
    {
        if (interlacing == Interlacing.None) yield break;
        yield return ("bwdif", "mode=send_frame:" + interlacing switch
        {
            Interlacing.TopFirst => "parity=tff:deint=all",
            Interlacing.BottomFirst => "parity=bff:deint=all",
            _ => "parity=auto:deint=interlaced",
        });
    }

    private static IEnumerable<(string Name, string Arguments)> Upright(int turns) => turns switch
    {
        1 => [("transpose", "clock")],
        2 => [("transpose", "clock"), ("transpose", "clock")],
        3 => [("transpose", "cclock")],
        _ => [],
    };

    // Brightness is mapped in linear light, where 100 cd/m2 is the white of BT.709.
    private static IEnumerable<(string Name, string Arguments)> StandardColours(ColourRange colours)
    {
        const string Standard = "t=bt709:m=bt709:r=tv";
        if (colours == ColourRange.Standard) yield break;
        if (colours != ColourRange.Wide)
        {
            var transfer = colours == ColourRange.Perceptual ? "smpte2084" : "arib-std-b67";
            yield return ("zscale", $"pin=bt2020:min=bt2020nc:tin={transfer}:t=linear:npl=100");
            yield return ("format", "gbrpf32le");
            yield return ("zscale", "p=bt709");
            yield return ("tonemap", "mobius:desat=0");
        }
        yield return ("zscale", colours == ColourRange.Wide ? $"pin=bt2020:min=bt2020nc:tin=bt2020-10:p=bt709:{Standard}" : Standard);
        yield return ("format", "yuv420p");
    }

    // The encoder's own constant rate would end a clip when its last slide comes.
    private static IEnumerable<(string Name, string Arguments)> Held(EncodingPlan plan) =>
        plan.Source.Picture.AreSlides ? [("fps", plan.FrameRate.ToString('/'))] : [];

    private static int Even(double pixels) => Math.Max(2, 2 * (int)(pixels / 2));
}
