using StreamLab.Cdn;

namespace StreamLab.Simulation.Cdn;

/// <summary>Servers that clients see as one: a cluster, each object at its place on one of them, or a server on its own.</summary>
internal sealed class Site(string name, IReadOnlyList<int> nodes, IReadOnlyList<string> names)
{
    /// <summary>Over which loads are compared.</summary>
    private const double Window = 1;

    private readonly long[] _loads = new long[nodes.Count];
    private readonly HashRing _ring = new(names);
    private double _windowEnds;

    public string Name => name;

    /// <summary>Places in the topology.</summary>
    public IReadOnlyList<int> Nodes => nodes;

    /// <summary>The sites of the servers that are alive and serve clients.</summary>
    public static IReadOnlyList<Site> Of(CdnTopology topology, Predicate<int> isAlive) =>
    [
        .. Enumerable.Range(0, topology.Nodes.Count).Where(n => isAlive(n) && topology.Nodes[n].ServesClients)
            .GroupBy(n => topology.Nodes[n].Cluster ?? topology.Nodes[n].Name)
            .Select(site => new Site(site.Key, [.. site], [.. site.Select(n => topology.Nodes[n].Name)])),
    ];

    /// <summary>Where an object belongs, whatever the loads.</summary>
    public int Owner(int contentObject) => nodes[_ring.Owner(StableHash.Of(contentObject))];

    /// <summary>Who answers a request.</summary>
    public int Choose(int contentObject, double now, double slack)
    {
        if (nodes.Count == 1) return nodes[0];
        if (now >= _windowEnds)
        {
            Array.Clear(_loads);
            _windowEnds = now + Window;
        }
        var chosen = _ring.Owner(StableHash.Of(contentObject), _loads, slack);
        _loads[chosen]++;
        return nodes[chosen];
    }

    /// <summary>Which site each region's clients go to: the nearest; null where there is none.</summary>
    public static Site?[] Nearest(CdnTopology topology, IReadOnlyList<Site> sites) =>
        [.. topology.Regions.Select((_, region) => sites.Where(s => s.IsReached(topology, region)).MinBy(s => s.Rtt(topology, region)))];

    private Duration Rtt(CdnTopology topology, int region) => nodes.Select(n => topology.Nodes[n].ClientRtt[region]).Min();

    private bool IsReached(CdnTopology topology, int region) => nodes.All(n => topology.Nodes[n].ClientRtt[region] < Duration.Infinite);
}
