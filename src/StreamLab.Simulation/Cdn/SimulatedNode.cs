using StreamLab.Cdn;

namespace StreamLab.Simulation.Cdn;

/// <summary>A server at work: its cache, its link, and what it has done since its figures were last taken.</summary>
internal sealed class SimulatedNode
{
    private readonly double _bitsPerSecond;
    private readonly bool _keepsMisses;
    private double _linkFreeAt;

    public SimulatedNode(CdnNode node, string policy, bool keepsMisses)
    {
        (Node, _bitsPerSecond, _keepsMisses) = (node, node.LinkRate.BitsPerSecond, keepsMisses);
        if (node.Kind != NodeKind.Origin) Cache = new(node.Capacity, EvictionPolicies.Create<int>(policy) ?? throw new ArgumentException($"there is no policy '{policy}'", nameof(policy)));
    }

    public CdnNode Node { get; }

    /// <summary>Each object with the second since the start at which its first byte is there. An origin has none.</summary>
    public EdgeCache<int, double>? Cache { get; }

    public bool IsAlive { get; set; } = true;

    /// <summary>Where it asks; null: nobody is left.</summary>
    public Upstream? Parent { get; set; }

    public NodeTally Tally { get; private set; }

    public void StartAnew() => Tally = default;

    /// <summary>Whether it has the object; it counts the request in any case.</summary>
    /// <param name="ready">When the first byte is there: later than now while it is still being fetched.</param>
    public bool TryAnswer(int contentObject, int bytes, double now, out double ready)
    {
        ready = now;
        var isHit = Cache is null || Cache.TryGet(contentObject, out ready);
        var isCollapsed = isHit && ready > now;
        ready = Math.Max(ready, now);
        Tally = Tally.With(bytes, isHit, isCollapsed);
        return isHit;
    }

    public void Keep(int contentObject, int bytes, double ready)
    {
        if (_keepsMisses) Cache!.TryStore(contentObject, ready, bytes);
    }

    /// <summary>Puts a response on the link.</summary>
    /// <returns>How long it waits for those before it, seconds.</returns>
    public double Send(int bytes, double now)
    {
        var begin = Math.Max(_linkFreeAt, now);
        _linkFreeAt = begin + (8.0 * bytes / _bitsPerSecond);
        return begin - now;
    }
}
