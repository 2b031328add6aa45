namespace StreamLab.Cdn;

/// <summary>
/// Draws for each pathway what it may be worth, given what it earned, and takes the highest draw: Beta(1 + S, 1 + F), where a reward r counts
/// as r of a success and 1 − r of a failure.
/// </summary>
public sealed class ThompsonPolicy : ISteeringPolicy
{
    internal static readonly SteeringPolicyDescriptor Descriptor = new()
    {
        Name = "thompson",
        Summary = "each pathway as often as it is likely to be the best (bandit)",
        Source = "Thompson 1933; Agrawal, Goyal: Analysis of Thompson sampling, 2012",
        Parameters = Arms.Parameters,
        Create = (arguments, seed) => new ThompsonPolicy(Arms.Of(arguments), seed),
    };

    private readonly Arms _arms;
    private readonly Random _random;

    private ThompsonPolicy(Arms arms, int seed) => (_arms, _random) = (arms, new Random(seed));

    public IReadOnlyList<SteeringPathway> Rank(SteeringContext context)
    {
        _arms.Learn(context);
        return _arms.Behind(SpreadPolicy.InOrder(context).MaxBy(p => Draw(_arms[p]))!, context);
    }

    private double Draw(Arms.Arm arm)
    {
        var (success, failure) = (Gamma(1 + arm.Reward), Gamma(1 + Math.Max(0, arm.Pulls - arm.Reward)));
        return success / (success + failure);
    }

    /// <summary>Marsaglia, Tsang: A simple method for generating gamma variables, 2000; for shapes of at least 1.</summary>
    private double Gamma(double shape)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Normal();
            var v = Math.Pow(1 + (c * normal), 3);
            if (v > 0 && Math.Log(1 - _random.NextDouble()) < (0.5 * normal * normal) + (d * (1 - v + Math.Log(v)))) return d * v;
        }
    }

    /// <summary>Box and Muller.</summary>
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
