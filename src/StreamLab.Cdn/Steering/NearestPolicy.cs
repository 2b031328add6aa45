namespace StreamLab.Cdn;

/// <summary>The shortest round trip first; those whose round trip nobody knows come last.</summary>
public sealed class NearestPolicy : ISteeringPolicy
{
    internal static readonly SteeringPolicyDescriptor Descriptor = new()
    {
        Name = "nearest",
        Summary = "the pathway with the shortest round trip; clients are spread over equal ones",
        Source = "baseline of CDN request routing",
        Create = (_, _) => new NearestPolicy(),
    };

    public IReadOnlyList<SteeringPathway> Rank(SteeringContext context) =>
        [.. SpreadPolicy.InOrder(context).OrderBy(p => (p.RoundTripTime ?? Duration.Infinite).Seconds)];
}
