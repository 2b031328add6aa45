namespace StreamLab.Network;

/// <summary>
/// Flows over a graph of links, shared max-min fairly: equally between groups, and equally among the flows of a group. A fluid model
/// in the caller's time, which only moves forward; it serves virtual time and a pacer on the wall clock alike. State changes at events
/// (a start, a completion, a new capacity) and never by being advanced or looked at, so results do not depend on how often that is done.
/// Nothing is allocated per event once the pools have grown. Not safe for concurrent use.
/// </summary>
public sealed class FlowNetwork
{
    private readonly List<Flow> _flows = [];
    private readonly Stack<Flow> _pool = new();
    private readonly List<Route> _active = [];
    private readonly List<Route> _shared = [];
    private readonly List<Flow> _completed = [];
    private readonly Queue<Flow> _untaken = new();
    private readonly ProgressiveFilling _filling = new();
    private Instant _nextEvent = Instant.Never;
    private bool _isSettled = true;
    private long _starts;

    /// <summary>The time up to which everything has happened.</summary>
    public Instant Now { get; private set; } = Instant.Origin;

    /// <summary>
    /// The earliest time at which a flow completes or rates change; <see cref="Instant.Never"/> when nothing will happen. A trace that
    /// one route has for itself is followed without an event per period.
    /// </summary>
    public Instant NextEvent
    {
        get
        {
            Settle();
            return _nextEvent;
        }
    }

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
        MoveTo(now);
        if (link.IsStarted) return;
        AnchorRoutesOf(link);
        link.Start(now);
    }

    /// <summary>Replaces a link's capacity while flows run; the clock of the new trace waits for <see cref="StartTrace"/>.</summary>
    public void SetCapacity(Link link, BandwidthTrace capacity, Instant now)
    {
        MoveTo(now);
        AnchorRoutesOf(link);
        link.Replace(capacity);
    }

    /// <summary>Starts a flow; one of size zero is complete at once.</summary>
    public FlowId Start(Instant now, DataSize size, FlowGroup group, Route route)
    {
        if (!(size.Bits >= 0 && double.IsFinite(size.Bits))) throw new ArgumentOutOfRangeException(nameof(size));
        if (group.Owner != this || route.Owner != this) throw new ArgumentException("group and route belong to this network");
        MoveTo(now);
        var flow = Rent(size, group, route);
        if (route.Place < 0) Activate(route);
        group.Add(flow, now);
        route.Add(flow, now);
        _isSettled = false;
        return flow.Id;
    }

    /// <summary>Ends a flow before its time and frees its share. A flow that is complete by then stays so: its completion is still told.</summary>
    /// <returns>What was transferred.</returns>
    public DataSize Abandon(FlowId id, Instant now)
    {
        var flow = Find(id);
        AdvanceTo(now);
        var progress = Progress(id);
        if (!flow.IsActive) return progress;
        flow.Route.Remove(flow, now);
        Leave(flow);
        Return(flow);
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
            if (NextEvent > now) break;
            HappenAt(Instant.Max(Now, _nextEvent));
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
        Return(flow);
        return true;
    }

    /// <summary>What of a flow is through by <see cref="Now"/>.</summary>
    public DataSize Progress(FlowId id)
    {
        var flow = Find(id);
        return flow.IsActive ? flow.Route.ProgressOf(flow, Now) : flow.Size;
    }

    /// <summary>A flow's share from <see cref="Now"/> on.</summary>
    public Bitrate RateOf(FlowId id)
    {
        var flow = Find(id);
        Settle();
        return flow.IsActive ? flow.Route.RateOf(flow, Now) : Bitrate.Zero;
    }

    /// <summary>
    /// When the first <paramref name="amount"/> of a flow will be through if no other flow starts or ends: exact up to
    /// <see cref="NextEvent"/>, at present rates beyond it (<see cref="Instant.Never"/> while the rate is zero). For an amount that is
    /// through already: some time that is not after <see cref="Now"/>.
    /// </summary>
    public Instant DueTime(FlowId id, DataSize amount)
    {
        var flow = Find(id);
        Settle();
        return flow.IsActive ? flow.Route.DueTime(flow, amount < flow.Size ? amount : flow.Size) : flow.CompletedAt;
    }

    /// <summary>Several things that are done at one time cost one sharing of the links, not one each.</summary>
    private void MoveTo(Instant now)
    {
        if (now != Now) AdvanceTo(now);
    }

    private void HappenAt(Instant now)
    {
        Now = now;
        _isSettled = false;
        _completed.Clear();
        foreach (var route in _active)
            route.Complete(now, _completed);
        if (_completed.Count > 1) _completed.Sort(static (a, b) => a.Sequence.CompareTo(b.Sequence));
        foreach (var flow in _completed)
        {
            Leave(flow);
            _untaken.Enqueue(flow);
        }
    }

    /// <summary>Shares all links anew, if anything has happened since the last time.</summary>
    private void Settle()
    {
        if (_isSettled) return;
        _isSettled = true;
        _shared.Clear();
        foreach (var route in _active)
        {
            if (route.FindSoleBottleneck() is { } link) route.RunAlone(link, Now);
            else _shared.Add(route);
        }
        _filling.Fill(_shared, Now);
        _nextEvent = _filling.NextChange;
        foreach (var route in _active) _nextEvent = Instant.Min(_nextEvent, route.NextCompletion);
    }

    private void AnchorRoutesOf(Link link)
    {
        _isSettled = false;
        foreach (var route in _active)
            if (Array.IndexOf(route.Links, link) >= 0) route.Anchor(Now);
    }

    private void Leave(Flow flow)
    {
        flow.Group.Remove(flow, Now);
        _isSettled = false;
        if (!flow.Route.HasFlows && flow.Route.Place >= 0) Deactivate(flow.Route);
    }

    private void Activate(Route route)
    {
        route.Place = _active.Count;
        _active.Add(route);
        foreach (var link in route.Links) link.ActiveRoutes++;
    }

    private void Deactivate(Route route)
    {
        var last = _active[^1];
        (_active[route.Place], last.Place) = (last, route.Place);
        _active.RemoveAt(_active.Count - 1);
        route.Place = -1;
        foreach (var link in route.Links) link.ActiveRoutes--;
    }

    private Flow Rent(DataSize size, FlowGroup group, Route route)
    {
        if (!_pool.TryPop(out var flow)) _flows.Add(flow = new Flow(_flows.Count));
        (flow.Size, flow.Group, flow.Route) = (size, group, route);
        (flow.Sequence, flow.CompletedAt) = (++_starts, Instant.Never);
        return flow;
    }

    private void Return(Flow flow)
    {
        (flow.Sequence, flow.Group, flow.Route) = (0, null!, null!);
        _pool.Push(flow);
    }

    private Flow Find(FlowId id)
    {
        var flow = (uint)id.Slot < (uint)_flows.Count ? _flows[id.Slot] : null;
        return flow is not null && id.Sequence > 0 && flow.Sequence == id.Sequence
            ? flow
            : throw new ArgumentException($"flow {id.Sequence} is not, or no longer, in this network", nameof(id));
    }
}
