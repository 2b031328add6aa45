namespace StreamLab.Player;

/// <summary>
/// DYNAMIC as dash.js has it: BOLA-E from when the buffer is above 10 s until it is below 5 s, else THROUGHPUT; whoever decides also
/// judges downloads under way. Source: Sabre's DynamicDash (Spiteri et al., MMSys'18); dash.js 5 takes 18 s and 9 s.
/// </summary>
public sealed class DynamicDashRule(BolaERule bola, ThroughputRule throughput, Duration low, Duration high) : IAbrRule, IAbrMemory, IAbandonmentRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "dynamic-dash",
        Summary = "BOLA-E from a high to a low buffer level, THROUGHPUT below",
        Source = "Spiteri, Sitaraman, Sparacio, MMSys'18 (Sabre, dash.js)",
        Parameters =
        [
            new("low", "5", "s", "below it THROUGHPUT decides (Sabre: 5, dash.js 5: 9)"),
            new("high", "10", "s", "above it BOLA-E decides (Sabre: 10, dash.js 5: 18)"),
            .. BolaERule.Descriptor.Parameters,
        ],
        InformationSet = InformationSet.DeclaredRates,
        Create = a => new DynamicDashRule(
            (BolaERule)BolaERule.Descriptor.Create(a), new ThroughputRule(Safety, a.Switch("ibr")), Duration.FromSeconds(a.Number("low")), Duration.FromSeconds(a.Number("high"))),
    };

    private const double Safety = 0.9;

    private BolaERule _bola = bola;
    private ThroughputRule _throughput = throughput;
    private bool _isBola;

    private IAbrRule Active => _isBola ? _bola : _throughput;

    public AbrDecision Choose(in AbrContext context)
    {
        _isBola = _isBola ? context.BufferLevel >= low : context.BufferLevel > high;
        return Active.Choose(context);
    }

    public bool GivesUp(in DownloadProgress progress, out int instead, out DecisionReason reason) =>
        ((IAbandonmentRule)Active).GivesUp(progress, out instead, out reason);

    public void DownloadEnded(in DownloadOutcome outcome) => _bola.DownloadEnded(outcome);

    public void WaitedForRoom(Duration played) => _bola.WaitedForRoom(played);

    public void Sought(int segment) => _bola.Sought(segment);

    public IAbrRule Clone()
    {
        var copy = (DynamicDashRule)MemberwiseClone();
        (copy._bola, copy._throughput) = ((BolaERule)_bola.Clone(), (ThroughputRule)_throughput.Clone());
        return copy;
    }
}
