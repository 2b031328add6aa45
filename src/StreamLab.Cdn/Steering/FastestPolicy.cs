namespace StreamLab.Cdn;

/// <summary>
/// The pathway with the highest throughput that clients report. One that nobody has reported of lately comes first, so that each is heard of: for who has used
/// none yet by the names, so that sessions begin alike; for others each in an order of its own, so that not all try the same.
/// </summary>
public sealed class FastestPolicy(double margin, Duration memory) : ISteeringPolicy
{
    internal static readonly SteeringPolicyDescriptor Descriptor = new()
    {
        Name = "fastest",
        Summary = "the pathway with the highest throughput that clients report; unknown ones are tried first",
        Source = "StreamLab; throughput reports of ETSI TS 103 998",
        Parameters =
        [
            new("margin", "1.2", "factor", "how much faster another must be for a client to move"),
            new("memory", "60", "s", "reports older than this are forgotten"),
        ],
        Create = (arguments, _) => new FastestPolicy(arguments.Number("margin", 1), Duration.FromSeconds(arguments.Number("memory", 1))),
    };

    private const double Newest = 0.3; // weight of a report among those before it

    private readonly Dictionary<string, (double Mbps, Instant At)> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<SteeringPathway> Rank(SteeringContext context)
    {
        Forget(context);
        foreach (var (name, throughput) in context.Experiences)
            if (throughput is { } rate && context.Pathways.Any(p => p.Name == name)) Learn(name, rate.Mbps, context.Now);
        var current = context.Current;
        var untried = context.Experiences.Count == 0 ? context.Pathways : SpreadPolicy.InOrder(context);
        return [.. untried.OrderByDescending(p => Rate(p) * (p == current ? margin : 1))];
    }

    private double Rate(SteeringPathway pathway) => _known.TryGetValue(pathway.Name, out var known) ? known.Mbps : double.PositiveInfinity;

    private void Learn(string name, double mbps, Instant now)
    {
        var smooth = _known.TryGetValue(name, out var known) ? (known.Mbps * (1 - Newest)) + (mbps * Newest) : mbps;
        _known[name] = (smooth, now);
    }

    private void Forget(SteeringContext context)
    {
        foreach (var (name, (_, at)) in _known)
            if (context.Now - at > memory || context.Pathways.All(p => p.Name != name)) _known.Remove(name);
    }
}
