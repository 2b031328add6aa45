namespace StreamLab.Player;

/// <summary>
/// BOLA as dash.js runs it: BOLA-E's virtual placeholder buffer, which lets it start at the throughput's rate, and BOLA-O against
/// oscillation. Utilities u_m = ln(R_m/R_1), a buffer of max(stable, 10 + 2M) s, gp = u_M/(buffer/10 - 1), Vp = 10/gp; the score
/// (Vp (u_m + gp) - level)/R_m and the levels below share these utilities (dash.js 5.1.1 lets them differ by Vp). Source: dash.js BolaRule.
/// </summary>
internal struct DashJsBola(double stable)
{
    private const double LeastSeconds = 10, SecondsPerLevel = 2, Decay = 0.99;

    private double _placeholder;
    private bool _steady;
    private Instant _lastEnd, _askedAt;

    public readonly double PlaceholderSeconds => _placeholder;

    /// <param name="carried">The highest Representation that the throughput carries.</param>
    public (int Representation, Duration Wait) Choose(in AbrContext context, int carried)
    {
        var media = context.Media;
        if (media.LogUtility[^1] <= 0) return (carried, Duration.Zero);
        var curve = Curve.Of(media, stable);
        var level = context.BufferLevel.Seconds;
        if (!_steady)
        {
            _placeholder = Math.Max(0, curve.LeastLevelFor(media, carried) - level);
            _steady = level >= context.SegmentDuration.Seconds && context.LastDownload is not null;
            (_lastEnd, _askedAt) = (context.LastDownload?.EndedAt ?? context.Now, context.Now);
            return (carried, Duration.Zero);
        }
        Age(context);
        var best = curve.Best(media, level + _placeholder);
        if (best > context.LastRepresentation && best > carried) best = Math.Max(carried, Math.Max(context.LastRepresentation, 0));
        return (best, Wait(curve.MostLevelFor(media, best), level, best == media.RepresentationCount - 1));
    }

    /// <summary>The placeholder stands for media that was not asked for in time: it grows by idle time and decays with each Segment.</summary>
    private void Age(in AbrContext context)
    {
        var isNew = context.LastDownload?.EndedAt is { } end && end != _lastEnd;
        if (isNew) (_placeholder, _lastEnd) = (_placeholder * Decay, context.LastDownload!.Value.EndedAt);
        _placeholder += Math.Max((context.Now - (isNew ? _lastEnd : _askedAt)).Seconds, 0);
        _askedAt = context.Now;
        if (context.BufferLevel <= Duration.Zero) _placeholder = 0;
    }

    /// <summary>What is buffered beyond the level that the Representation is worth comes off the placeholder first.</summary>
    private Duration Wait(double most, double level, bool isTop)
    {
        var excess = Math.Max(level + _placeholder - most, 0);
        var virtualPart = Math.Min(excess, _placeholder);
        _placeholder -= virtualPart;
        return isTop ? Duration.Zero : new(excess - virtualPart);
    }

    private readonly record struct Curve(double Vp, double Gp)
    {
        public static Curve Of(AdaptationSet media, double stable)
        {
            var buffer = Math.Max(stable, LeastSeconds + (SecondsPerLevel * media.RepresentationCount));
            var gp = media.LogUtility[^1] / ((buffer / LeastSeconds) - 1);
            return new(LeastSeconds / gp, gp);
        }

        public int Best(AdaptationSet media, double level)
        {
            var (best, bestScore) = (0, double.NegativeInfinity);
            for (var m = 0; m < media.RepresentationCount; m++)
            {
                var score = (MostLevelFor(media, m) - level) / media.BandwidthOf(m).BitsPerSecond;
                if (score >= bestScore) (best, bestScore) = (m, score);
            }
            return best;
        }

        /// <summary>Above it the Representation's score is negative.</summary>
        public double MostLevelFor(AdaptationSet media, int representation) => Vp * (media.LogUtility[representation] + Gp);

        /// <summary>Below it a lower Representation scores better.</summary>
        public double LeastLevelFor(AdaptationSet media, int representation)
        {
            var (least, rate) = (0.0, media.BandwidthOf(representation));
            for (var lower = 0; lower < representation; lower++)
            {
                var below = media.BandwidthOf(lower);
                if (below >= rate) continue;
                var level = ((MostLevelFor(media, lower) * rate.BitsPerSecond) - (MostLevelFor(media, representation) * below.BitsPerSecond)) / (rate - below).BitsPerSecond;
                least = Math.Max(least, level);
            }
            return least;
        }
    }
}
