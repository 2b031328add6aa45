namespace StreamLab.Player;

/// <summary>
/// What BOLA maximises at a buffer level B: (Vp (u_m + gp) - B) / R_m. The utilities u_m = u_1 + ln(R_m/R_1) are of the declared rates.
/// </summary>
/// <remarks>
/// In ms and kbit/s, and in the order of Sabre's terms: at a threshold two scores are equal but for the last bit, and after an abandonment
/// BOLA-E stands exactly at one.
/// </remarks>
/// <param name="lowestUtility">u_1.</param>
internal readonly struct BolaObjective(AdaptationSet media, double vpMs, double gp, double lowestUtility)
{
    private readonly double _offset = lowestUtility - media.LogKbps[0];

    public double VpSeconds => vpMs / 1000;

    public int Top => media.RepresentationCount - 1;

    /// <summary>The level up to which Representation <paramref name="m"/> is worth its bits.</summary>
    public double MostBufferMs(int m) => vpMs * (Utility(m) + gp);

    /// <summary>The level from which <paramref name="m"/> is better than every lower one.</summary>
    public double LeastBufferMs(int m)
    {
        double level = 0;
        for (var lower = 0; lower < m; lower++)
            if (Utility(lower) < Utility(m)) level = Math.Max(level, TakesOver(lower, m));
        return level;
    }

    /// <summary>The best Representation at a level: the lower one of two equals.</summary>
    public int Best(double levelMs, out double score)
    {
        var best = 0;
        score = double.NegativeInfinity;
        for (var m = 0; m <= Top; m++)
        {
            var other = Score(m, levelMs, media.BandwidthOf(m).Kbps);
            if (other <= score) continue;
            (best, score) = (m, other);
        }
        return best;
    }

    /// <summary>
    /// Whether a download of which <paramref name="leftBits"/> are missing is worth less than a lower Representation fetched from its
    /// beginning. One that weighs more than what is missing never is.
    /// </summary>
    public bool IsBeaten(in DownloadProgress progress, double levelMs, double leftBits, double score, out int by)
    {
        by = progress.Representation;
        for (var m = 0; m < progress.Representation; m++)
        {
            var size = progress.NominalSizeIn(m).Bits;
            if (size >= leftBits) break; // nor is any that weighs still more
            var other = Score(m, levelMs, size);
            if (other <= score) continue;
            (by, score) = (m, other);
        }
        return by < progress.Representation;
    }

    public double Score(int m, double levelMs, double bits) => ((vpMs * (Utility(m) + gp)) - levelMs) / bits;

    private double Utility(int m) => media.LogKbps[m] + _offset;

    private double TakesOver(int lower, int m)
    {
        double rate = media.BandwidthOf(m).Kbps, lowerRate = media.BandwidthOf(lower).Kbps;
        return vpMs * (gp + (((rate * Utility(lower)) - (lowerRate * Utility(m))) / (rate - lowerRate)));
    }
}
