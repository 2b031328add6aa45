namespace StreamLab.Network;

/// <summary>
/// Flows over a graph of links, shared max-min fairly: equally between groups, and equally among the flows of a group. A fluid model
/// in the caller's time, which only moves forward; it serves virtual time and a pacer on the wall clock alike. State changes at events
/// (a start, a completion, a new capacity) and never by being advanced or looked at, so results do not depend on how often that is done.
/// Nothing is allocated per event once the pools have grown. Not safe for concurrent use.
/// </summary>
public sealed class FlowNetwork
{
    private readonly FlowTable _flows = new();
    private readonly ActiveLanes _lanes = new();
    private readonly List<Flow> _completed = [];
    private readonly Queue<Flow> _untaken = new();

    /// <summary>The time up to which everything has happened.</summary>
    public Instant Now { get; private set; } = Instant.Origin;

    /// <summary>
    /// The earliest time at which a flow completes or rates change; <see cref="Instant.Never"/> when nothing will happen. A trace whose
    /// link is shared with no flow that crosses another limited link is followed without an event per period.
    /// </summary>
    public Instant NextEvent => _lanes.Settle(Now);

    public Link AddLink(BandwidthTrace capacity) => new(this, capacity);
    public FlowGroup AddGroup() => new(this);

    /// <summary>A way over one or more different links; make it once and start many flows on it.</summary>
    public Route AddRoute(params ReadOnlySpan<Link> links)
    {
        if (links.IsEmpty) throw new ArgumentException("a route crosses at least one link", nameof(links));
        var route = new Route(this, links.ToArray());
        foreach (var link in links)
            if (link.Owner != this || route.Links.Count(other => other == link) > 1)
                throw new ArgumentException("a route crosses different links of one network", nameof(links));
        return route;
    }

    /// <summary>Starts the clock of a link's trace, unless it runs.</summary>
    public void StartTrace(Link link, Instant now)
    {
        if (link.IsStarted) return;
        AdvanceTo(now);
        _lanes.Anchor(link, now);
        link.Start(now);
    }

    /// <summary>Replaces a link's capacity while flows run; the clock of the new trace waits for <see cref="StartTrace"/>.</summary>
    public void SetCapacity(Link link, BandwidthTrace capacity, Instant now)
    {
        AdvanceTo(now);
        _lanes.Anchor(link, now);
        link.Replace(capacity);
        foreach (var flow in _flows.All)
            if (flow.IsActive) ChangeLane(flow);
    }

    /// <summary>Starts a flow; one of size zero is complete at once.</summary>
    public FlowId Start(Instant now, DataSize size, FlowGroup group, Route route)
    {
        if (!(size.Bits >= 0 && double.IsFinite(size.Bits))) throw new ArgumentOutOfRangeException(nameof(size));
        if (group.Owner != this || route.Owner != this) throw new ArgumentException("group and route belong to this network");
        if (now != Now) AdvanceTo(now); // many starts at one time cost one sharing of the links, not one each
        var flow = _flows.Rent(size, group, route);
        group.Add(flow, now);
        _lanes.Enter(flow, route.FindLane(), size.Bits, now);
        return flow.Id;
    }

    /// <summary>Ends a flow before its time and frees its share. A flow that is complete by then stays so: its completion is still told.</summary>
    /// <returns>What was transferred.</returns>
    public DataSize Abandon(FlowId id, Instant now)
    {
        var flow = _flows.Find(id);
        AdvanceTo(now);
        var progress = Progress(id);
        if (!flow.IsActive) return progress;
        _lanes.Leave(flow, now);
        flow.Group.Remove(flow, now);
        _flows.Return(flow);
        return progress;
    }

    /// <summary>Lets everything happen up to and including <paramref name="now"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time before <see cref="Now"/>, or none.</exception>
    public void AdvanceTo(Instant now)
    {
        if (!(now >= Now && double.IsFinite(now.Seconds)))
            throw new ArgumentOutOfRangeException(nameof(now), $"time moves forward: {now} is not a time from {Now} on");
        do
        {
            var next = NextEvent;
            if (next > now) break;
            HappenAt(Instant.Max(Now, next));
        }
        while (Now < now);
        Now = now;
    }

    /// <summary>Completions in order of time, those of one time in order of start; each is told once.</summary>
    public bool TryTakeCompletion(out FlowCompletion completion)
    {
        completion = default;
        if (!_untaken.TryDequeue(out var flow)) return false;
        completion = new FlowCompletion(flow.Id, flow.CompletedAt);
        _flows.Return(flow);
        return true;
    }

    /// <summary>What of a flow is through by <see cref="Now"/>.</summary>
    public DataSize Progress(FlowId id)
    {
        var flow = _flows.Find(id);
        return flow.IsActive ? flow.Lane.ProgressOf(flow, Now) : flow.Size;
    }

    /// <summary>A flow's share from <see cref="Now"/> on.</summary>
    public Bitrate RateOf(FlowId id)
    {
        var flow = _flows.Find(id);
        _lanes.Settle(Now);
        return flow.IsActive ? flow.Lane.RateOf(flow, Now) : Bitrate.Zero;
    }

    /// <summary>
    /// When the first <paramref name="amount"/> of a flow will be through if no other flow starts or ends: exact up to
    /// <see cref="NextEvent"/>, at present rates beyond it (<see cref="Instant.Never"/> while the rate is zero). For an amount that is
    /// through already: some time that is not after <see cref="Now"/>.
    /// </summary>
    public Instant DueTime(FlowId id, DataSize amount)
    {
        var flow = _flows.Find(id);
        _lanes.Settle(Now);
        return flow.IsActive ? flow.Lane.DueTime(flow, amount < flow.Size ? amount : flow.Size) : flow.CompletedAt;
    }

    private void HappenAt(Instant now)
    {
        Now = now;
        _completed.Clear();
        _lanes.Complete(now, _completed);
        foreach (var flow in _completed)
        {
            flow.Group.Remove(flow, now);
            _untaken.Enqueue(flow);
        }
    }

    /// <summary>A link that becomes limited, or ceases to be, makes its flows share another clock.</summary>
    private void ChangeLane(Flow flow)
    {
        var lane = flow.Route.FindLane();
        if (lane == flow.Lane) return;
        var left = flow.Size - flow.Lane.ProgressOf(flow, Now);
        _lanes.Leave(flow, Now);
        _lanes.Enter(flow, lane, left.Bits, Now);
    }
}
