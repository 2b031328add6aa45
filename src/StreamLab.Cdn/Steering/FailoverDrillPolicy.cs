namespace StreamLab.Cdn;

/// <summary>
/// A drill: all is well for a period, then each pathway in turn is declared failed for one and left out of the answer, then from the beginning.
/// A lone pathway is never declared failed.
/// </summary>
public sealed class FailoverDrillPolicy(Duration every) : ISteeringPolicy
{
    internal static readonly SteeringPolicyDescriptor Descriptor = new()
    {
        Name = "failover-drill",
        Summary = "declares one pathway after the other failed, by the clock",
        Source = "StreamLab",
        Parameters = [new("every", "30", "s", "length of each period")],
        Create = (arguments, _) => new FailoverDrillPolicy(Duration.FromSeconds(arguments.Number("every", 1))),
    };

    public IReadOnlyList<SteeringPathway> Rank(SteeringContext context)
    {
        var pathways = context.Pathways;
        var failed = (int)(Math.Floor(context.Now.Seconds / every.Seconds) % (pathways.Count + 1)) - 1;
        return pathways.Count == 1 ? pathways : [.. pathways.Where((_, i) => i != failed)];
    }
}
