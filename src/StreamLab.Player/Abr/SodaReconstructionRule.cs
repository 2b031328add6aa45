namespace StreamLab.Player;

/// <summary>
/// A reconstruction of SODA: smoothed online optimisation over time steps of a Segment's length. Over K steps it minimises
/// sum of v(r) x + beta b(x_n) + gamma (v(r) - v(r'))^2, where x = C/r Segments come in a step at distortion v(r) = ln(r_max/r),
/// the level x_n = x_(n-1) + x - 1 costs (xbar - x_n)^2 below the target xbar and epsilon times that above, and only sequences that
/// rise or fall throughout are searched; the first rate is executed. A step up never goes above the throughput.
/// Source: Chen et al., SIGCOMM'24, recalled: the weights here are this project's, and no figure of the paper has been reproduced.
/// </summary>
/// <remarks>A level cannot pass the capacity (the player idles). Sequences that run dry are left out; when all do, the lowest rate is taken.</remarks>
public sealed class SodaReconstructionRule(double beta, double gamma, double epsilon, double target, int horizon) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "soda-reconstruction",
        Summary = "smoothed online optimisation over time, monotone sequences only; weights are this project's",
        Source = "after Chen et al., SIGCOMM'24, recalled; no figure of the paper has been reproduced",
        Parameters =
        [
            new("beta", "0.5", "1/segment^2", "weight of the buffer's distance from its target (chosen here)"),
            new("gamma", "5", "dimensionless", "weight of switching (chosen here)"),
            new("epsilon", "0.2", "factor", "how much less a level above the target costs (chosen here)"),
            new("target", "0.6", "share of the buffer", "level to hold (chosen here)"),
            new("horizon", "5", "segments", "steps planned ahead; at most 8"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Create = a => new SodaReconstructionRule(
            a.Number("beta"), a.Number("gamma"), a.Number("epsilon"), a.Number("target"),
            a.Count("horizon") is var steps and <= 8 ? steps : throw new FormatException("horizon is above 8")),
    };

    private static readonly ReasonCode NoSample = new("soda-reconstruction", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Best = new("soda-reconstruction", "best", "{0:0} kbps measured, {1:0.0} s buffered: the best plan costs {2:0.00}", "throughputKbps", "bufferSeconds", "cost");
    private static readonly ReasonCode Dry = new("soda-reconstruction", "dry", "{0:0} kbps measured, {1:0.0} s buffered: every plan runs dry", "throughputKbps", "bufferSeconds");

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        var plan = new Plan(this, context, throughput);
        var (representation, cost) = plan.FindBest();
        return cost < double.PositiveInfinity
            ? new(representation, Duration.Zero, Best.With(throughput.Kbps, context.BufferLevel.Seconds, cost))
            : new(0, Duration.Zero, Dry.With(throughput.Kbps, context.BufferLevel.Seconds));
    }

    public IAbrRule Clone() => new SodaReconstructionRule(beta, gamma, epsilon, target, horizon);

    /// <summary>One search: all lengths of time in Segments.</summary>
    private readonly ref struct Plan(SodaReconstructionRule rule, in AbrContext context, Bitrate throughput)
    {
        private readonly AdaptationSet _media = context.Media;
        private readonly Bitrate _throughput = throughput;
        private readonly int _last = Math.Min(context.LastRepresentation, context.Media.RepresentationCount - 1);
        private readonly double _level = context.BufferLevel / context.SegmentDuration;
        private readonly double _capacity = context.BufferCapacity / context.SegmentDuration;

        public (int Representation, double Cost) FindBest()
        {
            var (best, bestCost) = (0, double.PositiveInfinity);
            for (var m = 0; m < _media.RepresentationCount; m++)
            {
                if (m > Math.Max(_last, 0) && _media.BandwidthOf(m) > _throughput) break;
                var start = _last < 0 ? m : _last;
                var cost = Math.Min(Search(start, m, 1, _level, rule.Horizon, 0, bestCost), Search(start, m, -1, _level, rule.Horizon, 0, bestCost));
                if (cost < bestCost) (best, bestCost) = (m, cost);
            }
            return (best, bestCost);
        }

        /// <summary>The least cost of a plan that goes on with <paramref name="m"/>; infinite when there is none below <paramref name="bound"/>.</summary>
        private double Search(int before, int m, int direction, double level, int steps, double cost, double bound)
        {
            var gained = _throughput / _media.BandwidthOf(m);
            level = Math.Min(level + gained - 1, _capacity);
            if (level < 0) return double.PositiveInfinity;
            cost += StepCost(before, m, gained, level);
            if (steps == 1 || cost >= bound) return cost < bound ? cost : double.PositiveInfinity;
            var least = double.PositiveInfinity;
            for (var next = m; next >= 0 && next < _media.RepresentationCount; next += direction)
                least = Math.Min(least, Search(m, next, direction, level, steps - 1, cost, Math.Min(bound, least)));
            return least;
        }

        private double StepCost(int before, int m, double gained, double level)
        {
            var top = _media.LogUtility[^1];
            var (distortion, change) = (top - _media.LogUtility[m], _media.LogUtility[m] - _media.LogUtility[before]);
            var off = (rule.Target * _capacity) - level;
            return (distortion * gained) + (rule.Beta * off * off * (off > 0 ? 1 : rule.Epsilon)) + (rule.Gamma * change * change);
        }
    }

    private double Beta => beta;
    private double Gamma => gamma;
    private double Epsilon => epsilon;
    private double Target => target;
    private int Horizon => horizon;
}
