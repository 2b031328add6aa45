namespace StreamLab.Player;

/// <summary>
/// RobustMPC: MPC over a throughput that is discounted by the worst of its last five errors, C/(1 + max |predicted − real|/real): the best
/// plan for the worst that has lately been seen. Source: Yin, Jindal, Sekar, Sinopoli, SIGCOMM'15. The code published with Pensieve
/// (test/mpc.py) looks at the sizes of one Segment too far: <c>index=published</c> does so, too.
/// </summary>
public sealed class RobustMpcRule(int horizon, double lambda, double mu, bool oneAhead) : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "robust-mpc",
        Summary = "as mpc, with the throughput discounted by the worst of the last five prediction errors",
        Source = "Yin, Jindal, Sekar, Sinopoli, SIGCOMM'15",
        Parameters = [.. MpcParameters.All, new("index", "correct", "correct|published", "which sizes it looks at: those of the next segments, or one too far (Pensieve's published code)")],
        InformationSet = InformationSet.DeclaredRates | InformationSet.SegmentSizes,
        Estimator = MpcParameters.Estimator,
        Create = a => new RobustMpcRule(MpcParameters.Horizon(a), a.Number("lambda"), a.Number("mu"), a.Text("index") switch
        {
            "correct" => false,
            "published" => true,
            var other => throw new FormatException($"index={other} is neither correct nor published"),
        }),
    };

    private static readonly ReasonCode NoSample = new("robust-mpc", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Plan = new("robust-mpc", "plan", "{0:0} kbps predicted, {1:P0} off at worst: counts on {2:0} kbps", "predictedKbps", "worstError", "countedOnKbps");

    private readonly MpcSearch _search = new(lambda, mu);
    private PredictionErrors _errors;

    public AbrDecision Choose(in AbrContext context)
    {
        if (context.Throughput is not { } predicted) return new(0, Duration.Zero, NoSample.With());
        _errors.Judge(context);
        _errors.Predict(predicted, context.Latency);
        var count = Math.Min(horizon, context.Media.SegmentCount - context.Segment);
        var throughput = predicted / (1 + _errors.Worst);
        var (representation, _) = _search.Best(context, context.Segment + (oneAhead ? 1 : 0), count, throughput);
        return new(representation, Duration.Zero, Plan.With(predicted.Kbps, _errors.Worst, throughput.Kbps));
    }

    public IAbrRule Clone() => new RobustMpcRule(horizon, lambda, mu, oneAhead) { _errors = _errors };
}
