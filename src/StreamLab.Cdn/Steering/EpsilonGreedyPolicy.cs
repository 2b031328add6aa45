namespace StreamLab.Cdn;

/// <summary>
/// The pathway that earned most, and now and then any other: with probability ε = min(1, c·K/n) after n reports of K pathways, never less
/// than a floor. What nobody has reported of yet comes first.
/// </summary>
public sealed class EpsilonGreedyPolicy : ISteeringPolicy
{
    internal static readonly SteeringPolicyDescriptor Descriptor = new()
    {
        Name = "epsilon-greedy",
        Summary = "the pathway that earned most, and now and then any (bandit)",
        Source = "Auer, Cesa-Bianchi, Fischer: Finite-time analysis of the multiarmed bandit problem, 2002 (epsilon_n-greedy)",
        Parameters = [new("c", "5", "factor", "how long it explores: epsilon = c K/n"), new("floor", "0", "probability", "the least epsilon"), .. Arms.Parameters],
        Create = (arguments, seed) => new EpsilonGreedyPolicy(arguments.Number("c"), arguments.Number("floor"), Arms.Of(arguments), seed),
    };

    private readonly double _c, _floor;
    private readonly Arms _arms;
    private readonly Random _random;

    private EpsilonGreedyPolicy(double c, double floor, Arms arms, int seed) => (_c, _floor, _arms, _random) = (c, floor, arms, new Random(seed));

    public IReadOnlyList<SteeringPathway> Rank(SteeringContext context)
    {
        _arms.Learn(context);
        var ordered = SpreadPolicy.InOrder(context).ToArray();
        var reports = ordered.Sum(p => _arms[p].Pulls);
        var epsilon = Math.Max(_floor, reports > 0 ? Math.Min(1, _c * ordered.Length / reports) : 1);
        var explores = _random.NextDouble() < epsilon;
        var chosen = ordered.FirstOrDefault(p => _arms[p].Pulls == 0)
            ?? (explores ? ordered[_random.Next(ordered.Length)] : ordered.MaxBy(p => _arms[p].Mean)!);
        return _arms.Behind(chosen, context);
    }
}
