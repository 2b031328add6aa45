namespace StreamLab.Player;

/// <summary>
/// DYNAMIC: THROUGHPUT while the buffer is low, BOLA (finite) once it is above 10 s and asks for at least as much. Both are asked each
/// time. A Segment that was fetched again better leads back to THROUGHPUT; downloads are given up by THROUGHPUT's judgement.
/// Source: Spiteri, Sitaraman, Sparacio, MMSys'18 (Sabre, dash.js).
/// </summary>
public sealed class DynamicRule(BolaRule bola, ThroughputRule throughput) : IAbrRule, IAbrMemory, IAbandonmentRule
{
    public static readonly ComponentDescriptor<IAbrRule> Descriptor = new()
    {
        Name = "dynamic",
        Summary = "THROUGHPUT while the buffer is low, BOLA when it is not",
        Source = "Spiteri, Sitaraman, Sparacio, MMSys'18 (Sabre, dash.js)",
        Parameters =
        [
            new("gp", "5", "dimensionless", "BOLA's weight of smooth playback (Sabre: 5)"),
            new("basic", "", "flag", "BOLA with a constant Vp, not BOLA-FINITE"),
            new("osc", "", "flag", "BOLA-O in place of BOLA-U"),
            new("ibr", "on", "on|off", "THROUGHPUT's insufficient-buffer rule"),
        ],
        InformationSet = InformationSet.DeclaredRates,
        Create = a => new DynamicRule(
            new BolaRule(a.Number("gp", 0.001), new BolaForm(!a.Flag("basic"), a.Flag("osc") ? BolaBound.O : BolaBound.U, Waits: false)),
            new ThroughputRule(Safety, a.Switch("ibr"))),
    };

    private const double Safety = 0.9;
    private static Duration LowBuffer => Duration.FromSeconds(10);

    private BolaRule _bola = bola;
    private ThroughputRule _throughput = throughput;
    private bool _isBola;

    public AbrDecision Choose(in AbrContext context)
    {
        var (byBola, byThroughput) = (_bola.Choose(context), _throughput.Choose(context));
        if (_isBola) _isBola = context.BufferLevel >= LowBuffer || byBola.Representation >= byThroughput.Representation;
        else _isBola = context.BufferLevel > LowBuffer && byBola.Representation >= byThroughput.Representation;
        return _isBola ? byBola : byThroughput;
    }

    public bool GivesUp(in DownloadProgress progress, out int instead, out DecisionReason reason) =>
        _throughput.GivesUp(progress, out instead, out reason);

    public void DownloadEnded(in DownloadOutcome outcome)
    {
        if (outcome.IsReplacement) _isBola = false;
    }

    public void WaitedForRoom(Duration played)
    {
        // Neither rule has a use for it.
    }

    public void Sought(int segment) => _bola.Sought(segment);

    public IAbrRule Clone()
    {
        var copy = (DynamicRule)MemberwiseClone();
        (copy._bola, copy._throughput) = ((BolaRule)_bola.Clone(), (ThroughputRule)_throughput.Clone());
        return copy;
    }
}
