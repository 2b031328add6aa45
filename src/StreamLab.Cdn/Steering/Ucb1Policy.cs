namespace StreamLab.Cdn;

/// <summary>The pathway that could earn most: its mean reward, and √(2 ln n / nᵢ) for what is not known of it yet.</summary>
public sealed class Ucb1Policy : ISteeringPolicy
{
    internal static readonly SteeringPolicyDescriptor Descriptor = new()
    {
        Name = "ucb1",
        Summary = "the pathway that could earn most, for what is known of it (bandit)",
        Source = "Auer, Cesa-Bianchi, Fischer: Finite-time analysis of the multiarmed bandit problem, 2002",
        Parameters = Arms.Parameters,
        Create = (arguments, _) => new Ucb1Policy(Arms.Of(arguments)),
    };

    private readonly Arms _arms;

    private Ucb1Policy(Arms arms) => _arms = arms;

    public IReadOnlyList<SteeringPathway> Rank(SteeringContext context)
    {
        _arms.Learn(context);
        var reports = context.Pathways.Sum(p => _arms[p].Pulls);
        return _arms.Behind(SpreadPolicy.InOrder(context).MaxBy(p => Bound(_arms[p], reports))!, context);
    }

    private static double Bound(Arms.Arm arm, double reports) =>
        arm.Pulls == 0 ? double.PositiveInfinity : arm.Mean + Math.Sqrt(2 * Math.Log(Math.Max(reports, 1)) / arm.Pulls);
}
