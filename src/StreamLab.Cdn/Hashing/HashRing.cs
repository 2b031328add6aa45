namespace StreamLab.Cdn;

/// <summary>
/// Consistent hashing: nodes and keys lie on a ring, and a key belongs to the first node at or after it. A node that comes or goes moves only
/// the keys that it gets or had. With bounded loads a key passes on from a node that has its share already. Sources: Karger et al., STOC'97;
/// Mirrokni, Thorup, Zadimoghaddam, "Consistent hashing with bounded loads", SODA'18.
/// </summary>
public sealed class HashRing
{
    /// <summary>How unequal the arcs are: about 1/√points of the mean.</summary>
    public const int DefaultPointsPerNode = 128;

    private readonly ulong[] _points;
    private readonly int[] _nodeOf; // of each point

    /// <param name="nodes">Names; their order decides nothing but the numbers that the answers are.</param>
    /// <param name="pointsPerNode">Places on the ring that each node has.</param>
    /// <exception cref="ArgumentException">No node, or two of one name.</exception>
    public HashRing(IReadOnlyList<string> nodes, int pointsPerNode = DefaultPointsPerNode)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pointsPerNode);
        if (nodes.Count == 0) throw new ArgumentException("a ring needs a node", nameof(nodes));
        if (nodes.Distinct(StringComparer.Ordinal).Count() < nodes.Count) throw new ArgumentException("two nodes have one name", nameof(nodes));
        Nodes = [.. nodes];
        var points = nodes.SelectMany((name, node) => Points(name, pointsPerNode).Select(point => (Point: point, Node: node)))
            .OrderBy(p => p.Point).ThenBy(p => nodes[p.Node], StringComparer.Ordinal).ToArray();
        (_points, _nodeOf) = ([.. points.Select(p => p.Point)], [.. points.Select(p => p.Node)]);
    }

    public IReadOnlyList<string> Nodes { get; }

    /// <summary>The most that one node may have of <paramref name="total"/> loads: ⌈(1 + <paramref name="slack"/>) · total / nodes⌉.</summary>
    public static long Bound(long total, int nodes, double slack) => (long)Math.Ceiling((1 + slack) * total / nodes);

    /// <returns>The place in <see cref="Nodes"/> of the one that the key belongs to.</returns>
    public int Owner(ulong key) => _nodeOf[PointOf(key)];

    /// <summary>The first node from the key on that can take one load more and stay within the <see cref="Bound"/> of all loads and this one.</summary>
    /// <param name="loads">What each of <see cref="Nodes"/> has.</param>
    /// <param name="slack">The ε of the bound, above 0: less is more equal, more keeps more keys where they belong.</param>
    public int Owner(ulong key, ReadOnlySpan<long> loads, double slack)
    {
        if (loads.Length != Nodes.Count) throw new ArgumentException($"{loads.Length} loads for {Nodes.Count} nodes", nameof(loads));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slack);
        var total = 1L;
        foreach (var load in loads) total += load;
        var bound = Bound(total, loads.Length, slack);
        for (var point = PointOf(key); ; point = (point + 1) % _points.Length)
            if (loads[_nodeOf[point]] < bound) return _nodeOf[point];
    }

    /// <summary>All nodes in the order in which the key passes from one to the next: first its owner, then who has it when the owner fails.</summary>
    public IReadOnlyList<string> Order(ulong key)
    {
        var (start, order) = (PointOf(key), new List<string>(Nodes.Count));
        for (var i = 0; order.Count < Nodes.Count; i++)
        {
            var node = Nodes[_nodeOf[(start + i) % _points.Length]];
            if (!order.Contains(node)) order.Add(node);
        }
        return order;
    }

    private static IEnumerable<ulong> Points(string name, int count)
    {
        var hash = StableHash.Of(name);
        for (var i = 0; i < count; i++) yield return SplitMix.Mix(hash + (ulong)i);
    }

    private int PointOf(ulong key)
    {
        var at = Array.BinarySearch(_points, key);
        if (at < 0) at = ~at;
        return at < _points.Length ? at : 0;
    }
}
