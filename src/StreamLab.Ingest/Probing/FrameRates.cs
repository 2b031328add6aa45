using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Probing;

/// <summary>Chooses the constant rate a clip is encoded at.</summary>
internal static class FrameRates
{
    private const double Lowest = 1, Highest = 120;

    /// <summary>Rates that differ by less mean the same camera: a phone's 29.87 is its 30.</summary>
    private const double Tolerance = 0.05;

    /// <param name="nominal">The lowest rate that hits every timestamp (r_frame_rate).</param>
    /// <param name="average">Frames over duration (avg_frame_rate).</param>
    /// <returns>Null where neither is a rate.</returns>
    public static Ratio? Choose(string? nominal, string? average)
    {
        var hasNominal = Ratio.TryParse(nominal, '/', out var r) && r.Value is >= Lowest and <= Highest;
        var hasAverage = Ratio.TryParse(average, '/', out var a) && a.Value is >= Lowest and <= Highest;
        if (hasNominal && (!hasAverage || Math.Abs((r.Value / a.Value) - 1) <= Tolerance)) return r;
        return hasAverage ? Round(a) : null;
    }

    // An average is an accident of the clip (1437000/47969): milliframes are exact enough, and keep the timescale small.
    private static Ratio Round(Ratio rate)
    {
        if (rate.Denominator is 1 or 1001) return rate;
        var (numerator, denominator) = ((int)Math.Round(rate.Value * 1000), 1000);
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new Ratio(numerator / divisor, denominator / divisor);
    }
}
