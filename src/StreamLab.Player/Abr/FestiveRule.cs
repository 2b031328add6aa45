namespace StreamLab.Player;

/// <summary>
/// FESTIVE: fairness, efficiency and stability. The target is the highest rate below a safe share of the harmonic mean; the rate moves by
/// one step, upwards from level k only after k Segments; a step is taken when what it gains in efficiency outweighs its instability; and
/// requests wait while more is buffered than a target drawn at random, so that players do not fall into step.
/// Source: Jiang, Sekar, Zhang, CoNEXT'12.
/// </summary>
public sealed class FestiveRule(double safety, double alpha, double window, double target) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "festive",
        Summary = "one step at a time, when efficiency outweighs instability, with a random buffer target",
        Source = "Jiang, Sekar, Zhang, CoNEXT'12",
        Parameters =
        [
            new("safety", "0.85", "share", "part of the throughput that is counted on (paper: 0.85)"),
            new("alpha", "12", "dimensionless", "weight of efficiency against stability (paper: 12)"),
            new("window", "20", "s", "over which switches count (paper: 20 s)"),
            new("target", "30", "s", "buffer target, a segment more or less at random; never above what the buffer holds (paper: 30 s)"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Estimator = "harmonic:window=20",
        Create = a => new FestiveRule(a.Number("safety", 0.01), a.Number("alpha"), a.Number("window"), a.Number("target")),
    };

    private const int MostSwitches = 32; // 2^32 outweighs any efficiency

    private static readonly ReasonCode NoSample = new("festive", "no-sample", "no throughput known yet");
    private static readonly ReasonCode AtTarget = new("festive", "at-target", "{0:0} kbps measured: at its target", "throughputKbps");
    private static readonly ReasonCode TooEarly = new("festive", "too-early", "{0:0} kbps measured would allow a step up, but only {1:0} segments were played here", "throughputKbps", "segmentsHere");
    private static readonly ReasonCode Step = new("festive", "step", "{0:0} kbps measured: a step costs {1:0.00}, staying {2:0.00}", "throughputKbps", "stepCost", "stayCost");
    private static readonly ReasonCode Stay = new("festive", "stay", "{0:0} kbps measured: a step would cost {1:0.00}, staying {2:0.00}", "throughputKbps", "stepCost", "stayCost");

    private Instant[] _switches = new Instant[MostSwitches];
    private int _switchCount, _current = -1, _here;

    public AbrDecision Choose(in AbrContext context)
    {
        Follow(context);
        var wait = Wait(context);
        if (context.Throughput is not { } throughput) return new(Math.Max(_current, 0), wait, NoSample.With());
        var media = context.Media;
        if (_current < 0) return new(0, wait, AtTarget.With(throughput.Kbps));

        var aim = Ladder.HighestAtMost(media, throughput * safety);
        if (aim == _current) return new(_current, wait, AtTarget.With(throughput.Kbps));
        if (aim > _current && _here < _current + 1) return new(_current, wait, TooEarly.With(throughput.Kbps, _here));
        var reference = _current + Math.Sign(aim - _current);
        var stability = Math.Pow(2, Recent(context.Now));
        var (stay, step) = (Cost(stability, _current), Cost(stability * 2, reference));
        return step < stay
            ? new(reference, wait, Step.With(throughput.Kbps, step, stay))
            : new(_current, wait, Stay.With(throughput.Kbps, step, stay));

        double Cost(double stability, int candidate) => stability + (alpha * Math.Abs(1 - (Rate(candidate) / Bitrate.Min(throughput, Rate(reference)))));
        Bitrate Rate(int representation) => media.BandwidthOf(representation);
    }

    public IAbrRule Clone()
    {
        var copy = (FestiveRule)MemberwiseClone();
        copy._switches = [.. _switches];
        return copy;
    }

    /// <summary>Takes note of what was fetched last: a switch, or one more Segment at the same level.</summary>
    private void Follow(in AbrContext context)
    {
        var last = Math.Min(context.LastRepresentation, context.Media.RepresentationCount - 1);
        if (last == _current)
        {
            _here++;
            return;
        }
        if (_current >= 0) _switches[_switchCount++ % MostSwitches] = context.Now;
        (_current, _here) = (last, 1);
    }

    private int Recent(Instant now)
    {
        var recent = 0;
        for (var i = 0; i < Math.Min(_switchCount, MostSwitches); i++)
            if ((now - _switches[i]).Seconds <= window) recent++;
        return recent;
    }

    private Duration Wait(in AbrContext context)
    {
        var segment = context.SegmentDuration.Seconds;
        var middle = Math.Min(target, context.BufferCapacity.Seconds - segment);
        var drawn = middle + (segment * ((2 * SeededDraw.Uniform(context.Seed, context.Segment)) - 1));
        return new(Math.Max(context.BufferLevel.Seconds - Math.Max(drawn, 0), 0));
    }
}
