namespace StreamLab.Player;

/// <summary>
/// The rate-based baseline: the highest declared rate that the estimate reaches, without safety. As <c>rb</c> the estimate is the harmonic
/// mean of the last five goodputs, as <c>rb-weighted</c> each of them counts for the time it took. Source: Mao et al., SIGCOMM'17
/// (Pensieve's RB, and its dash.js).
/// </summary>
public sealed class RateRule : IAbrRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "rb",
        Summary = "the highest rate that the harmonic mean of the last five goodputs reaches",
        Source = "Mao, Netravali, Alizadeh, SIGCOMM'17 (Pensieve's RB)",
        InformationSet = InformationSet.DeclaredRates,
        Monotone = true,
        Estimator = "harmonic:5,goodput",
        Create = _ => new RateRule(),
    };

    public static readonly ComponentDescriptor<IAbrRule> WeightedDescriptor = Descriptor with
    {
        Name = "rb-weighted",
        Summary = "as rb, each goodput weighted by the time it took",
        Source = "Mao, Netravali, Alizadeh, SIGCOMM'17 (Pensieve's dash.js, AbrController)",
        Estimator = "harmonic:5,goodput,weighted",
    };

    private static readonly ReasonCode NoSample = new("rb", "no-sample", "no throughput known yet");
    private static readonly ReasonCode Reached = new("rb", "reached", "{0:0} kbps measured", "throughputKbps");

    public AbrDecision Choose(in AbrContext context) => context.Throughput is { } throughput
        ? new(Ladder.HighestAtMost(context.Media, throughput), Duration.Zero, Reached.With(throughput.Kbps))
        : new(0, Duration.Zero, NoSample.With());

    public IAbrRule Clone() => new RateRule();
}
