namespace StreamLab.Cdn;

/// <summary>Clients are spread evenly, each by its name: a client is always sent to the same pathway while that lives.</summary>
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
        context.Pathways.OrderByDescending(p => ClientHash.Weight(context.Client, p.Name)).ThenBy(p => p.Name, StringComparer.Ordinal);
}
