namespace StreamLab.Player;

/// <summary>
/// Quality of experience of a session: the sum over played video Segments of q − |Δq|, less mu · stall seconds, less mu · startup seconds.
/// Forms and weights after Pensieve (Mao et al., SIGCOMM'17); the native forms count the first Segment and the startup.
/// </summary>
public static class Qoe
{
    private const double LinearStallWeight = 4.3, LogarithmicStallWeight = 2.66, HdStallWeight = 8;

    // Quality of each of six Representations, low to high, in the HD form.
    private static readonly double[] HdQuality = [1, 2, 3, 12, 15, 20];

    public static readonly IReadOnlyList<string> Names = ["lin", "log", "hd"];

    /// <summary>q of a Representation: Mbit/s for <c>lin</c>, ln(R/Rmin) for <c>log</c>; null where the form is undefined for this media.</summary>
    public static double? Quality(int form, AdaptationSet video, int representation) => form switch
    {
        0 => video.BandwidthOf(representation).Mbps,
        1 => video.LogUtility[representation],
        _ => video.RepresentationCount == HdQuality.Length ? HdQuality[representation] : null,
    };

    /// <summary>What a second of stall or startup costs.</summary>
    public static double StallWeight(int form) => form switch { 0 => LinearStallWeight, 1 => LogarithmicStallWeight, _ => HdStallWeight };
}
