using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Probing;

/// <summary>Chooses the constant rate a clip is encoded at: the one that its pictures keep, however many are missing in between.</summary>
internal static class FrameRates
{
    private const double Lowest = 1, Highest = 300;

    /// <summary>Slides that stay longer (100 s) are refused: no clip may ask for pictures without end by a few packets.</summary>
    private const double Slowest = 0.01;

    /// <summary>The shortest tenth of the steps decides, so that 50 pictures a second after 25 lose none.</summary>
    private const double LeastShare = 0.1;

    /// <summary>A step longer than this many of the shortest is a pause.</summary>
    private const double Pause = 1.4;

    /// <summary>So many steps without a pause are averaged, for no camera is exact, and time stamps are in milliseconds often.</summary>
    private const int Averaged = 8;

    /// <summary>Averages that differ by less belong to one rate.</summary>
    private const double SameStep = 0.1;

    /// <summary>Rates that differ by less mean the same camera: a phone's 29.87 is its 30.</summary>
    private const double Tolerance = 0.02;

    private const double TimeStampError = 0.001; // seconds, in Matroska and FLV

    private static readonly Ratio[] Usual =
    [
        new(10, 1), new(12, 1), new(25, 2), new(15, 1), new(20, 1), new(24000, 1001), new(24, 1), new(25, 1), new(30000, 1001), new(30, 1),
        new(48, 1), new(50, 1), new(60000, 1001), new(60, 1), new(100, 1), new(120000, 1001), new(120, 1),
        new(144, 1), new(165, 1), new(200, 1), new(240000, 1001), new(240, 1), new(300, 1),
    ];

    /// <param name="nominal">The lowest rate that hits every timestamp (r_frame_rate), which ffmpeg guesses.</param>
    /// <param name="average">Frames over duration (avg_frame_rate).</param>
    /// <param name="steps">Seconds from each picture to the next, in order; empty where there are no time stamps.</param>
    /// <returns>Null where there is no rate from 0.01 to 300.</returns>
    public static Ratio? Choose(string? nominal, string? average, IReadOnlyList<double> steps)
    {
        var stated = new[] { nominal, average }.Select(Parse).OfType<Ratio>().ToArray();
        var local = LocalSteps([.. steps.Where(step => step > 0.75 / Highest)]);
        if (local.Length == 0) return stated.Length == 0 ? null : Nearest(stated[^1].Value) ?? Round(stated[^1].Value);
        var least = local[(int)(local.Length * LeastShare)];
        var same = local.Where(step => Math.Abs(step - least) <= SameStep * least).ToArray();
        var kept = 1 / same.Average();
        if (kept is < Slowest or > Highest * (1 + Tolerance)) return null;
        if (kept < Lowest * (1 - Tolerance)) return OfSlides(kept);
        return Stated(stated, kept, error: (TimeStampError / same.Sum()) + 1e-5) ?? Nearest(kept) ?? Round(kept);
    }

    // Each step that is no pause, as the average of those around it; in ascending order.
    private static double[] LocalSteps(double[] steps)
    {
        if (steps.Length == 0) return [];
        var pause = Pause * steps.Order().ElementAt((int)(steps.Length * LeastShare));
        var (all, run) = (new List<double>(), new List<double>());
        foreach (var step in steps.Append(double.MaxValue))
        {
            if (step <= pause) run.Add(step);
            if (run.Count == 0 || (step <= pause && run.Count < Averaged)) continue;
            all.AddRange(Enumerable.Repeat(run.Average(), run.Count));
            run.Clear();
        }
        return [.. all.Order()];
    }

    // Segments of 2 s need a picture each: a slide is shown several times, at a multiple of its own rate.
    private static Ratio OfSlides(double kept) => Round(kept * Math.Ceiling(Lowest / kept * (1 - Tolerance)));

    // What is stated counts where it is what was measured.
    private static Ratio? Stated(Ratio[] stated, double kept, double error)
    {
        foreach (var rate in stated.Where(rate => Math.Abs((rate.Value / kept) - 1) <= error))
            return rate.Denominator is 1 or 1001 ? rate : Nearest(rate.Value, error) ?? Round(rate.Value);
        return null;
    }

    private static Ratio? Parse(string? text) =>
        Ratio.TryParse(text, '/', out var rate) && rate.Value is >= Lowest and <= Highest ? rate : null;

    private static Ratio? Nearest(double rate, double tolerance = Tolerance)
    {
        var nearest = Usual.MinBy(usual => Math.Abs(usual.Value - rate));
        return Math.Abs((nearest.Value / rate) - 1) <= tolerance ? nearest : null;
    }

    // An unusual rate is an accident of the clip (1437000/47969): milliframes are exact enough, and keep the timescale small.
    private static Ratio Round(double rate)
    {
        var (numerator, denominator) = ((int)Math.Round(Math.Clamp(rate, Lowest, Highest) * 1000), 1000);
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new Ratio(numerator / divisor, denominator / divisor);
    }
}
