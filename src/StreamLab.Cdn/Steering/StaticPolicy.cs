namespace StreamLab.Cdn;

/// <summary>One order for all clients.</summary>
public sealed class StaticPolicy(IReadOnlyList<string> order) : ISteeringPolicy
{
    internal static readonly SteeringPolicyDescriptor Descriptor = new()
    {
        Name = "static",
        Summary = "one order for all: the names given (static:edge-2,edge-1), then the others by name",
        Source = "baseline",
        Parameters = [new("names", "", "pathways", "the order; without it, that of the names", IsList: true)],
        Create = (arguments, _) => new StaticPolicy(arguments.List),
    };

    public IReadOnlyList<SteeringPathway> Rank(SteeringContext context) => [.. context.Pathways.OrderBy(Place)];

    private int Place(SteeringPathway pathway)
    {
        for (var i = 0; i < order.Count; i++)
            if (order[i] == pathway.Name) return i;
        return order.Count;
    }
}
