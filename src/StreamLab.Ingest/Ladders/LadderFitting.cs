namespace StreamLab.Ingest.Ladders;

/// <summary>Fits a ladder to a source: no rung is larger than it, and each keeps its shape.</summary>
public static class LadderFitting
{
    /// <summary>More bits than this buy no visible quality with H.264, so a rung that had to shrink to the source's size is kept only below it.</summary>
    public const double MaxBitsPerPixel = 0.25;

    /// <param name="width">Pixels of the source as it is shown: square, upright.</param>
    /// <param name="framesPerSecond">Of the source.</param>
    /// <returns>At least one rung; sizes are even, and the width is within one pixel of the source's shape.</returns>
    public static IReadOnlyList<Rung> Fit(BitrateLadder ladder, int width, int height, double framesPerSecond)
    {
        var (fullWidth, fullHeight) = Fit(width, height, width, height);
        var most = Bitrate.FromBps(MaxBitsPerPixel * fullWidth * fullHeight * framesPerSecond);
        var rungs = new List<Rung>();
        foreach (var rung in ladder.Rungs)
        {
            var isSmaller = Scale(rung, width, height) < 1;
            var size = isSmaller ? Fit(rung.Width, rung.Height, width, height) : (fullWidth, fullHeight);
            if (isSmaller || rung.Bitrate <= most) rungs.Add(new Rung(size.Width, size.Height, rung.Bitrate));
        }
        if (rungs.Count == 0) rungs.Add(new Rung(fullWidth, fullHeight, Bitrate.Min(most, ladder.Rungs[0].Bitrate)));
        return rungs;
    }

    private static (int Width, int Height) Fit(int boxWidth, int boxHeight, int width, int height)
    {
        var scale = Scale(new Rung(boxWidth, boxHeight, default), width, height);
        var fittedHeight = Even(height * scale, height);
        return (Even((double)fittedHeight * width / height, width), fittedHeight);
    }

    // A ladder is written for landscape; a portrait source turns its rungs.
    private static double Scale(Rung rung, int width, int height) =>
        width >= height
            ? Math.Min((double)rung.Width / width, (double)rung.Height / height)
            : Math.Min((double)rung.Height / width, (double)rung.Width / height);

    // 4:2:0 has one colour sample for 2 x 2 pixels.
    private static int Even(double pixels, int most)
    {
        var even = 2 * (int)Math.Round(pixels / 2);
        return Math.Max(2, even > most ? even - 2 : even);
    }
}
