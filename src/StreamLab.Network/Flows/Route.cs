namespace StreamLab.Network;

/// <summary>The links that a flow crosses, in no order.</summary>
public sealed class Route
{
    private readonly Lane _lane;

    internal Route(FlowNetwork owner, Link[] links) => (Owner, Links, _lane) = (owner, links, new Lane(links));

    internal FlowNetwork Owner { get; }
    internal Link[] Links { get; }

    /// <summary>The sum of its links' latencies.</summary>
    public Duration LatencyAt(Instant now)
    {
        var sum = Duration.Zero;
        foreach (var link in Links) sum += link.LatencyAt(now);
        return sum;
    }

    /// <summary>Where flows of this route run: all routes on which one link alone is limited share the lane of that link.</summary>
    internal Lane FindLane()
    {
        Link? limited = null;
        foreach (var link in Links)
        {
            if (link.IsUnlimited) continue;
            if (limited is not null) return _lane;
            limited = link;
        }
        return (limited ?? Links[0]).Lane;
    }
}
