namespace StreamLab.Player;

/// <summary>
/// MPC: the first step of the best plan for the next Segments, were the throughput to stay at the harmonic mean of the last five goodputs.
/// Source: Yin, Jindal, Sekar, Sinopoli, SIGCOMM'15; weights as in Pensieve.
/// </summary>
public sealed class MpcRule(int horizon, double lambda, double mu) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "mpc",
        Summary = "the first step of the best plan for the next segments at the predicted throughput",
        Source = "Yin, Jindal, Sekar, Sinopoli, SIGCOMM'15",
        Parameters = MpcParameters.All,
        InformationSet = InformationSet.DeclaredRates | InformationSet.SegmentSizes,
        Estimator = MpcParameters.Estimator,
        Create = a => new MpcRule(MpcParameters.Horizon(a), a.Number("lambda"), a.Number("mu")),
    };

    private static readonly ReasonCode NoSample = new("mpc", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Plan = new("mpc", "plan", "{0:0} kbps predicted, {1:0.0} s buffered: the best plan is worth {2:0.00}", "predictedKbps", "bufferSeconds", "planValue");

    private readonly MpcSearch _search = new(lambda, mu);

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } throughput) return new(0, Duration.Zero, NoSample.With());
        var count = Math.Min(horizon, context.Media.SegmentCount - context.Segment);
        var (representation, value) = _search.Best(context, context.Segment, count, throughput);
        return new(representation, Duration.Zero, Plan.With(throughput.Kbps, context.BufferLevel.Seconds, value));
    }

    public IAbrRule Clone() => new MpcRule(horizon, lambda, mu);
}
