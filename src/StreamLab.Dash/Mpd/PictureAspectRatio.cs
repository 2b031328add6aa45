using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Dash.Mpd;

/// <summary>AdaptationSet@par: the shape of the picture, which all rungs share although each has its width rounded to whole pixels.</summary>
internal static class PictureAspectRatio
{
    private const int MaxDenominator = 2000;

    /// <returns>
    /// The simplest ratio that is less than one pixel of width off in every Representation, such as 16:9; null where sizes are unknown or
    /// differ in shape.
    /// </returns>
    public static Ratio? Of(IReadOnlyList<RepresentationIndex> representations)
    {
        if (representations.Any(r => r.Width is null || r.Height is null)) return null;
        var largest = representations.MaxBy(r => r.Height)!;
        for (var denominator = 1; denominator <= MaxDenominator; denominator++)
        {
            var numerator = (int)Math.Round(denominator * largest.Width!.Value * PixelShape(largest) / largest.Height!.Value);
            if (representations.All(r => PixelsOff(r, (double)numerator / denominator) < 1)) return new(numerator, denominator);
        }
        return null;
    }

    private static double PixelsOff(RepresentationIndex representation, double ratio) =>
        Math.Abs((ratio * representation.Height!.Value / PixelShape(representation)) - representation.Width!.Value);

    private static double PixelShape(RepresentationIndex representation) => representation.Sar?.Value ?? 1;
}
