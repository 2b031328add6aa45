namespace StreamLab.Ingest.Ladders;

/// <summary>Fits a ladder to a source: no rung is larger than it, and each keeps its shape.</summary>
public static class LadderFitting
{
    /// <summary>More bits than this buy no visible quality with H.264, so a rung of the source's own size is kept only below it.</summary>
    public const double MaxBitsPerPixel = 0.25;

    /// <param name="width">Pixels of the source as it is shown: square, upright.</param>
    /// <param name="framesPerSecond">Of the source.</param>
    /// <returns>At least one rung; sizes are even, and the width is within one pixel of the source's shape.</returns>
    public static IReadOnlyList<Rung> Fit(BitrateLadder ladder, int width, int height, double framesPerSecond)
    {
        var full = Scale(width, height, 1);
        var most = Bitrate.FromBps(MaxBitsPerPixel * full.Width * full.Height * framesPerSecond);
        var rungs = new List<Rung>();
        foreach (var rung in ladder.Rungs)
        {
            var size = Scale(width, height, Math.Min(1, FactorInto(rung, width, height)));
            if (size != full || rung.Bitrate <= most) rungs.Add(new Rung(size.Width, size.Height, rung.Bitrate));
        }
        if (rungs.Count == 0) rungs.Add(new Rung(full.Width, full.Height, Bitrate.Min(most, ladder.Rungs[0].Bitrate)));
        return rungs;
    }

    // A ladder is written for landscape; a portrait source turns its rungs.
    private static double FactorInto(Rung rung, int width, int height) =>
        width >= height
            ? Math.Min((double)rung.Width / width, (double)rung.Height / height)
            : Math.Min((double)rung.Height / width, (double)rung.Width / height);

    private static (int Width, int Height) Scale(int width, int height, double factor)
    {
        var scaledHeight = Even(height * factor, height);
        return (Even((double)scaledHeight * width / height, width), scaledHeight);
    }

    // 4:2:0 has one colour sample for 2 x 2 pixels.
    private static int Even(double pixels, int most)
    {
        var even = 2 * (int)Math.Round(pixels / 2);
        return Math.Max(2, even > most ? even - 2 : even);
    }
}
