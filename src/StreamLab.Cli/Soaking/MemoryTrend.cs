namespace StreamLab.Cli.Soaking;

/// <summary>
/// How managed memory goes on after the warm-up: a line by least squares through what lives after a collection, with the 95 % interval of its slope.
/// One sample resembles the one before it (the same sessions, the same caches): the interval is as much wider as that makes it (first-order
/// autocorrelation of the residuals).
/// </summary>
/// <param name="Samples">How many the line goes through.</param>
/// <param name="PerHour">Megabytes an hour.</param>
/// <param name="Low">Of its interval; null where there are too few samples for one.</param>
/// <param name="High">Of its interval.</param>
internal sealed record MemoryTrend(int Samples, double PerHour, double? Low, double? High, MemoryVerdict Verdict)
{
    /// <summary>Fewer say nothing.</summary>
    public const int FewestSamples = 20;

    /// <summary>The part of a soak in which caches, pools and the compiler take what they keep.</summary>
    public const double WarmUp = 1.0 / 3;

    /// <summary>What a soak's memory may grow by after the warm-up: a tenth, or what a cache of connections and buffers may hold more by chance.</summary>
    private const double MostGrowth = 0.1, MostByChanceMegabytes = 8;

    private const double SecondsAnHour = 3600;

    public static MemoryTrend Of(IReadOnlyList<Vitals> soak)
    {
        var samples = soak.Where(s => s.Seconds >= soak[^1].Seconds * WarmUp).ToArray();
        if (samples.Length < 3) return new(samples.Length, 0, null, null, MemoryVerdict.Inconclusive);
        var (meanT, meanM) = (samples.Average(s => s.Seconds), samples.Average(s => s.ManagedMegabytes));
        var spread = samples.Sum(s => (s.Seconds - meanT) * (s.Seconds - meanT));
        var slope = samples.Sum(s => (s.Seconds - meanT) * (s.ManagedMegabytes - meanM)) / spread;
        double[] residuals = [.. samples.Select(s => s.ManagedMegabytes - meanM - (slope * (s.Seconds - meanT)))];
        var half = HalfWidth(residuals, spread);
        var allowed = Math.Max(MostGrowth * meanM, MostByChanceMegabytes) / (samples[^1].Seconds - samples[0].Seconds);
        var verdict = samples.Length < FewestSamples ? MemoryVerdict.Inconclusive
            : slope + half <= allowed ? MemoryVerdict.Flat
            : slope - half > allowed ? MemoryVerdict.Grows
            : MemoryVerdict.Inconclusive;
        return new(samples.Length, slope * SecondsAnHour, (slope - half) * SecondsAnHour, (slope + half) * SecondsAnHour, verdict);
    }

    public override string ToString() => Verdict switch
    {
        MemoryVerdict.Flat => "flat",
        MemoryVerdict.Grows => "GROWS",
        _ => Samples < FewestSamples ? $"INCONCLUSIVE, {Samples} samples are too few" : "INCONCLUSIVE, soak for longer",
    };

    private static double HalfWidth(double[] residuals, double spread)
    {
        var squares = residuals.Sum(r => r * r);
        if (squares == 0) return 0;
        var alike = Math.Clamp(residuals.Zip(residuals.Skip(1), (a, b) => a * b).Sum() / squares, 0, 0.99);
        var freedom = residuals.Length - 2;
        return Quantile(freedom) * Math.Sqrt(squares / freedom / spread * (1 + alike) / (1 - alike));
    }

    /// <summary>97.5 % of Student's t, by Cornish and Fisher's expansion: exact to a hundredth from ten degrees of freedom on.</summary>
    private static double Quantile(double freedom)
    {
        const double z = 1.959964;
        return z + ((Math.Pow(z, 3) + z) / (4 * freedom)) + (((5 * Math.Pow(z, 5)) + (16 * Math.Pow(z, 3)) + (3 * z)) / (96 * freedom * freedom));
    }
}
