namespace StreamLab.Cdn;

/// <summary>
/// Clients are spread evenly by rendezvous hashing: a client is always sent to the same pathway while that lives, and when it goes only its
/// own clients move.
/// </summary>
public sealed class SpreadPolicy : ISteeringPolicy
{
    internal static readonly SteeringPolicyDescriptor Descriptor = new()
    {
        Name = "spread",
        Summary = "every client has a pathway of its own by its name, as many each",
        Source = "Thaler, Ravishankar: Using name-based mappings to increase hit rates, 1998",
        Create = (_, _) => new SpreadPolicy(),
    };

    public IReadOnlyList<SteeringPathway> Rank(SteeringContext context) => [.. InOrder(context)];

    /// <summary>The order in which policies that see no difference take pathways.</summary>
    internal static IEnumerable<SteeringPathway> InOrder(SteeringContext context) =>
        context.Pathways.OrderByDescending(p => StableHash.Of($"{context.Client} {p.Name}")).ThenBy(p => p.Name, StringComparer.Ordinal);
}
