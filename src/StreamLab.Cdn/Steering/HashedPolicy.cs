namespace StreamLab.Cdn;

/// <summary>
/// All clients of a title at one pathway, so that each cache holds few titles and no title is everywhere, until that one has its share of all
/// clients: then the title's next clients go to the next on the ring. One that comes or goes moves only its own titles.
/// </summary>
public sealed class HashedPolicy(double slack) : ISteeringPolicy
{
    internal static readonly SteeringPolicyDescriptor Descriptor = new()
    {
        Name = "hashed",
        Summary = "the pathway to which the title belongs, until it has more than its share of all clients",
        Source = "Mirrokni, Thorup, Zadimoghaddam: Consistent hashing with bounded loads, SODA 2018",
        Parameters = [new("slack", "0.25", "", "how much more than the mean of all a pathway may have")],
        Create = (arguments, _) => new HashedPolicy(arguments.Number("slack", 0.01)),
    };

    private readonly Newcomers _newcomers = new();
    private HashRing? _ring;

    public IReadOnlyList<SteeringPathway> Rank(SteeringContext context)
    {
        _newcomers.Forget(context.Pathways);
        var ring = RingOf([.. context.Pathways.Select(p => p.Name)]);
        var (key, current) = (StableHash.Of(context.Title), context.Current);
        long[] loads = [.. context.Pathways.Select(p => (long)Math.Max(0, p.Clients + _newcomers.Of(p) - (p == current ? 1 : 0)))];
        var owner = context.Pathways[ring.Owner(key, loads, slack)];
        if (owner != current) _newcomers.Add(owner);
        return [owner, .. ring.Order(key).Select(name => context.Pathways.First(p => p.Name == name)).Where(p => p != owner)];
    }

    private HashRing RingOf(string[] names) => _ring is not null && _ring.Nodes.SequenceEqual(names, StringComparer.Ordinal) ? _ring : _ring = new HashRing(names);
}
