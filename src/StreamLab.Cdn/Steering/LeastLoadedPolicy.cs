namespace StreamLab.Cdn;

/// <summary>
/// The pathway that promises the client most: its fair share of the uplink, or what the uplink has to spare where that is more. Servers speak
/// of their load now and then only: clients that were sent to one since are counted in, so that not all run to the same.
/// </summary>
public sealed class LeastLoadedPolicy(double margin) : ISteeringPolicy
{
    internal static readonly SteeringPolicyDescriptor Descriptor = new()
    {
        Name = "least-loaded",
        Summary = "the pathway that promises one more client most, by its clients, its traffic and its uplink",
        Source = "StreamLab; max-min fair share of a newcomer",
        Parameters = [new("margin", "1.2", "factor", "how much more another must promise for a client to move")],
        Create = (arguments, _) => new LeastLoadedPolicy(arguments.Number("margin", 1)),
    };

    /// <summary>What an uplink without limit counts as.</summary>
    private static readonly Bitrate Wire = Bitrate.FromMbps(1000);

    private readonly Newcomers _newcomers = new();

    public IReadOnlyList<SteeringPathway> Rank(SteeringContext context)
    {
        _newcomers.Forget(context.Pathways);
        var current = context.Current;
        SteeringPathway[] ranked = [.. SpreadPolicy.InOrder(context).OrderByDescending(p => Promise(p, isThere: p == current) * (p == current ? margin : 1))];
        if (ranked[0] != current) _newcomers.Add(ranked[0]);
        return ranked;
    }

    /// <returns>Mbit/s.</returns>
    private double Promise(SteeringPathway pathway, bool isThere)
    {
        var capacity = Bitrate.Min(pathway.Capacity, Wire);
        var clients = pathway.Clients + _newcomers.Of(pathway) + (isThere ? 0 : 1);
        var share = capacity / Math.Max(clients, 1);
        var spare = _newcomers.Of(pathway) == 0 ? capacity - pathway.Served : Bitrate.Zero;
        return Bitrate.Max(share, spare).Mbps;
    }
}
