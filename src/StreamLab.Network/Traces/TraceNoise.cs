using System.Globalization;

namespace StreamLab.Network;

/// <summary>
/// Seeded noise on the rates of a trace. Each rate is multiplied by a lognormal factor of mean 1, which is correlated over time (the logarithm is
/// an Ornstein-Uhlenbeck process, seen once a piece). The seed is mixed with the trace's own periods: different traces have independent noise, and one
/// trace has the same wherever it is used.
/// </summary>
/// <param name="Deviation">Standard deviation of the factor; 0 is no noise, and at most <see cref="MostDeviation"/>.</param>
/// <param name="Correlation">After how long the correlation of the factor's logarithm has fallen to 1/e: from <see cref="Shortest"/> on. Longer periods are split into pieces of half of it.</param>
public sealed record TraceNoise(double Deviation, Duration Correlation, int Seed = 1)
{
    public const double MostDeviation = 10;

    // A trace of a few very long periods must not become one of a thousand million.
    private const double MostPieces = 1_000_000;

    public static Duration Shortest => Duration.FromMilliseconds(1);

    /// <param name="text"><c>0.2:5s</c>, deviation and correlation time, or <c>0.2:5s:7</c> with a seed from 0 on.</param>
    public static bool TryParse(string? text, out TraceNoise noise)
    {
        noise = null!;
        if (text?.Split(':') is not [var first, var second, .. { Length: <= 1 } third]) return false;
        if (!double.TryParse(first, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var deviation) || !(deviation <= MostDeviation)) return false;
        if (!Duration.TryParse(second, out var correlation) || !(correlation >= Shortest)) return false;
        var seed = 1;
        if (third is [var last] && !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out seed)) return false;
        noise = new TraceNoise(deviation, correlation, seed);
        return true;
    }

    /// <summary>The same lengths, latencies and end; other rates, whose expectation is the trace's. A trace that loops repeats its noise.</summary>
    public BandwidthTrace Apply(BandwidthTrace trace) =>
        Deviation == 0 || trace.Fastest.IsUnlimited ? trace : new BandwidthTrace(Pieces(trace), trace.End);

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Deviation:R}:{Correlation.Seconds:R}s:{Seed}");

    private IEnumerable<TracePeriod> Pieces(BandwidthTrace trace)
    {
        var random = new SplitMix(SeedOf(trace));
        var longest = Math.Max(Correlation.Seconds / 2, trace.Length.Seconds / MostPieces);
        var variance = Math.Log(1 + (Deviation * Deviation));
        var deviate = random.NextNormal();
        foreach (var period in trace.Periods)
        {
            var pieces = (int)Math.Ceiling(period.Duration.Seconds / longest);
            var length = period.Duration / pieces;
            var kept = Math.Exp(-length.Seconds / Correlation.Seconds);
            for (var i = 0; i < pieces; i++)
            {
                var factor = Math.Exp((Math.Sqrt(variance) * deviate) - (variance / 2));
                yield return period with { Duration = length, Rate = Bitrate.Min(period.Rate * factor, TracePeriod.Fastest) };
                deviate = (kept * deviate) + (Math.Sqrt(1 - (kept * kept)) * random.NextNormal());
            }
        }
    }

    private ulong SeedOf(BandwidthTrace trace)
    {
        var seed = SplitMix.Mix((ulong)Seed);
        foreach (var period in trace.Periods)
        {
            seed = SplitMix.Mix(seed ^ BitConverter.DoubleToUInt64Bits(period.Duration.Seconds));
            seed = SplitMix.Mix(seed + BitConverter.DoubleToUInt64Bits(period.Rate.BitsPerSecond));
        }
        return seed;
    }
}
