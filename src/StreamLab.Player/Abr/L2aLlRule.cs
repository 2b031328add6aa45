namespace StreamLab.Player;

/// <summary>
/// L2A-LL: online convex optimisation. A distribution w over the Representations follows the gradient of their load against a Lagrangian
/// multiplier Q, is projected onto the probability simplex, and the rate nearest to its mean is taken; upwards one step at a time where the
/// last throughput carries it. Source: Karagkioules, Mekuria, Griffioen, Wagenaar, MMSys'20, and dash.js L2ARule, with rates in one unit
/// throughout (dash.js 5.1.1 mixes bit/s with kbit/s in the update of Q and in the guard of the step).
/// </summary>
/// <remarks>Made for low latency, with buffers of 1.5 s: not to be ranked beside rules for long buffers without saying so.</remarks>
public sealed class L2aLlRule(double horizon, double react, double target) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "l2a-ll",
        Summary = "learns to adapt: online convex optimisation for low latency",
        Source = "Karagkioules et al., MMSys'20; dash.js L2ARule",
        Parameters =
        [
            new("horizon", "4", "segments", "optimisation horizon (dash.js: 4)"),
            new("react", "2", "factor", "how far Q is raised when the choice exceeds the throughput (dash.js: 2)"),
            new("target", "1.5", "s", "buffer that ends the start (dash.js: 1.5)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Estimator = "dashjs",
        Create = a => new L2aLlRule(a.Number("horizon", 1), a.Number("react", 1), a.Number("target")),
    };

    private const double StartSafety = 0.9, LeastKbps = 1;

    private static readonly ReasonCode NoSample = new("l2a-ll", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Start = new("l2a-ll", "startup", "{0:0.0} s buffered: starting, with {1:0} kbps measured", "bufferSeconds", "throughputKbps");
    private static readonly ReasonCode Learnt = new("l2a-ll", "learnt", "the mean of the learnt distribution is {0:0} kbps; {1:0} kbps measured last, Q {2:0.00}", "meanKbps", "lastKbps", "multiplier");

    private readonly double _vl = Math.Pow(horizon, 0.99);
    private double[] _weights = [], _before = [], _sorted = [];
    private double _multiplier; // Q
    private bool _started;

    public AbrDecision Choose(in AbrContext context)
    {
        var media = context.Media;
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        if (_weights.Length != media.RepresentationCount) Forget(media.RepresentationCount);
        if (_started && context is { LastDownload.HasRate: true, LastRepresentation: >= 0 }) return Step(context);

        var first = Ladder.HighestAtMost(media, throughput * StartSafety);
        if (context.BufferLevel.Seconds >= target && context.LastDownload is not null) Begin(first);
        return new(first, Duration.Zero, Start.With(context.BufferLevel.Seconds, throughput.Kbps));
    }

    public IAbrRule Clone()
    {
        var copy = (L2aLlRule)MemberwiseClone();
        (copy._weights, copy._before, copy._sorted) = ([.. _weights], [.. _before], [.. _sorted]);
        return copy;
    }

    private void Forget(int representations)
    {
        (_weights, _before, _sorted) = (new double[representations], new double[representations], new double[representations]);
        _started = false;
    }

    private void Begin(int representation)
    {
        _started = true;
        _multiplier = _vl;
        Array.Clear(_weights);
        _weights[representation] = 1;
    }

    private AbrDecision Step(in AbrContext context)
    {
        var media = context.Media;
        var throughput = Math.Max(context.LastDownload!.Value.Sample.TransferRate.Kbps, LeastKbps);
        var (segment, rate) = (context.SegmentDuration.Seconds, context.PlaybackRate > 0 ? context.PlaybackRate : 1);
        Descend(media, throughput, segment, rate);

        var (mean, change) = Mean(media);
        _multiplier = Math.Max(0, _multiplier - segment + (segment * rate * (mean + change) / throughput));
        var last = Math.Min(context.LastRepresentation, media.RepresentationCount - 1);
        var chosen = Nearest(media, mean);
        if (chosen > last && media.BandwidthOf(last + 1).Kbps <= throughput) chosen = last + 1;
        if (media.BandwidthOf(chosen).Kbps >= throughput) _multiplier = react * Math.Max(_vl, _multiplier);
        return new(chosen, Duration.Zero, Learnt.With(mean, throughput, _multiplier));
    }

    /// <summary>A gradient step, then the projection: rates above the throughput lose weight, those below it gain.</summary>
    private void Descend(AdaptationSet media, double throughput, double segment, double rate)
    {
        (_before, _weights) = (_weights, _before);
        var step = segment / (2 * Math.Max(horizon, _vl * Math.Sqrt(horizon)));
        for (var i = 0; i < _weights.Length; i++)
        {
            var load = rate * media.BandwidthOf(i).Kbps / throughput;
            _weights[i] = _before[i] + ((load > 1 ? -1 : 1) * step * (_multiplier + _vl) * load);
        }
        Project();
    }

    /// <summary>Euclidean projection onto the probability simplex (Chen, Ye, 2011).</summary>
    private void Project()
    {
        _weights.CopyTo(_sorted, 0);
        Array.Sort(_sorted);
        var (sum, threshold) = (0.0, 0.0);
        for (var i = _sorted.Length - 1; i >= 0; i--)
        {
            sum += _sorted[i];
            threshold = (sum - 1) / (_sorted.Length - i);
            if (i == 0 || threshold >= _sorted[i - 1]) break;
        }
        for (var i = 0; i < _weights.Length; i++) _weights[i] = Math.Max(_weights[i] - threshold, 0);
    }

    /// <summary>The mean rate of the distribution, kbit/s, and how far the step moved it.</summary>
    private (double Mean, double Change) Mean(AdaptationSet media)
    {
        var (mean, change) = (0.0, 0.0);
        for (var i = 0; i < _weights.Length; i++)
        {
            mean += media.BandwidthOf(i).Kbps * _weights[i];
            change += media.BandwidthOf(i).Kbps * (_weights[i] - _before[i]);
        }
        return (mean, change);
    }

    private static int Nearest(AdaptationSet media, double kbps)
    {
        var best = 0;
        for (var i = 1; i < media.RepresentationCount; i++)
            if (Math.Abs(media.BandwidthOf(i).Kbps - kbps) < Math.Abs(media.BandwidthOf(best).Kbps - kbps)) best = i;
        return best;
    }
}
