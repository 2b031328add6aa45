using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>The rules of Sabre by our names, in Sabre's forms: plain <c>bola</c> is BOLA-FINITE with BOLA-U's bound, and does not wait.</summary>
public static class SabreRules
{
    private static readonly Parameter Score = new("gp", "5", "dimensionless", "gamma p: weight of smooth playback in BOLA, and of stalls in the score");
    private static readonly Parameter Basic = new("basic", "", "flag", "BOLA with a constant Vp (Sabre's -ab)");
    private static readonly Parameter Oscillation = new("osc", "", "flag", "BOLA-O in place of BOLA-U (Sabre's -ao)");
    private static readonly Parameter InsufficientBuffer = new("ibr", "on", "on|off", "insufficient-buffer rule (off: Sabre's -noibr)");

    public static readonly Catalog<SabreRule> All = new(
        "Sabre rule",
        Make(BolaRule.Descriptor, [Score, Basic, Oscillation], MakeBola),
        Make(BolaERule.Descriptor, [Score, Oscillation, InsufficientBuffer], MakeBolaE),
        Make(DynamicRule.Descriptor, [Score, Basic, Oscillation, InsufficientBuffer], a => new DynamicRule(MakeBola(a), MakeThroughput(a))),
        Make(DynamicDashRule.Descriptor, [Score, Oscillation, InsufficientBuffer], a => new DynamicDashRule(MakeBolaE(a), MakeThroughput(a), Low, High)),
        Make(ThroughputRule.Descriptor, [Score, InsufficientBuffer], MakeThroughput));

    private const double Safety = 0.9;
    private static Duration Low => Duration.FromSeconds(5);
    private static Duration High => Duration.FromSeconds(10);

    private static BolaRule MakeBola(ComponentArguments a) => new(
        a.Number("gp"), new BolaForm(!a.Flag("basic"), a.Flag("osc") ? BolaBound.O : BolaBound.U, Waits: false, Abandons: !a.Flag("basic")));

    private static BolaERule MakeBolaE(ComponentArguments a) => new(a.Number("gp"), a.Flag("osc"), a.Switch("ibr"));

    private static ThroughputRule MakeThroughput(ComponentArguments a) => new(Safety, a.Switch("ibr"));

    private static ComponentDescriptor<SabreRule> Make(ComponentDescriptor<IAbrRule> rule, IReadOnlyList<Parameter> parameters, Func<ComponentArguments, IAbrRule> make) => new()
    {
        Name = rule.Name,
        Summary = rule.Summary,
        Source = "UMass-LIDS/sabre, sabre.py",
        Parameters = parameters,
        InformationSet = rule.InformationSet,
        Create = a => new SabreRule(make(a), a.Number("gp")),
    };
}
