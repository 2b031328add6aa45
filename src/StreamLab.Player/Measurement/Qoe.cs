namespace StreamLab.Player;

/// <summary>
/// Quality of experience of a session: the sum over played video Segments of q − |Δq|, less mu · stall seconds, less mu · startup seconds.
/// Forms and weights after Pensieve (Mao et al., SIGCOMM'17), <c>ssim</c> after Puffer (Yan et al., NSDI'20; 20 is its code's default, the paper
/// names 100); the native forms count the first Segment and the startup.
/// </summary>
public static class Qoe
{
    private const double LinearStallWeight = 4.3, LogarithmicStallWeight = 2.66, HdStallWeight = 8, SsimStallWeight = 20;
    private const int Ssim = 3;

    // Quality of each of six Representations, low to high, in the HD form.
    private static readonly double[] HdQuality = [1, 2, 3, 12, 15, 20];

    public static readonly IReadOnlyList<string> Names = ["lin", "log", "hd", "ssim"];

    /// <summary>
    /// q of a Representation: Mbit/s for <c>lin</c>, ln(R/Rmin) for <c>log</c>; null where the form is undefined for this media, or q is not the
    /// same in all Segments.
    /// </summary>
    public static double? Quality(int form, AdaptationSet video, int representation) => form switch
    {
        0 => video.BandwidthOf(representation).Mbps,
        1 => video.LogUtility[representation],
        2 => video.RepresentationCount == HdQuality.Length ? HdQuality[representation] : null,
        _ => null,
    };

    /// <summary>q of a Segment: for <c>ssim</c> its SSIM in dB, for the other forms that of its Representation.</summary>
    public static double? Quality(int form, AdaptationSet video, int representation, int segment) =>
        form == Ssim ? video.Representations[representation].SegmentQuality?[segment] : Quality(form, video, representation);

    public static bool IsDefined(int form, AdaptationSet video) =>
        form == Ssim ? video.Representations.All(r => r.SegmentQuality is not null) : Quality(form, video, 0) is not null;

    /// <summary>What is looked at unless another is asked for: <c>ssim</c> where the media has quality, else <c>lin</c>.</summary>
    public static int DefaultForm(AdaptationSet video) => IsDefined(Ssim, video) ? Ssim : 0;

    /// <summary>What a second of stall or startup costs.</summary>
    public static double StallWeight(int form) => form switch { 0 => LinearStallWeight, 1 => LogarithmicStallWeight, 2 => HdStallWeight, _ => SsimStallWeight };
}
