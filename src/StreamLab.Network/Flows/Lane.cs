namespace StreamLab.Network;

/// <summary>
/// Flows that share one clock because the same links limit them. The clock counts the <i>service</i>: the bits that a flow of weight one
/// would have got. Flows of a lane rise at one level, so a flow completes at a service known when it starts, and one heap finds the next
/// (virtual finish times; Demers, Keshav and Shenker, SIGCOMM'89). The clock is anchored only where something changes, never by being read.
/// </summary>
internal sealed class Lane(Link[] links)
{
    // So little of what was served is not worth waiting for: an outage may follow.
    private const double Rounding = 1e-12;

    private readonly FlowHeap _flows = new();
    private Instant _anchor;
    private double _service; // at the anchor
    private double _level; // bit/s from the anchor on, unless a bottleneck's trace says it
    private Link? _bottleneck;
    private Instant? _nextCompletion;

    public Link[] Links => links;
    public double Weight { get; private set; }
    public bool HasFlows => _flows.Count > 0;

    /// <summary>In the network's list of active lanes; -1 outside.</summary>
    public int Place { get; set; } = -1;

    /// <summary>The work space of <see cref="ProgressiveFilling"/>: the level found so far, and the one that its own links allow.</summary>
    public double Share { get; set; }
    public double Cap { get; set; }

    /// <param name="bits">What of the flow is still to come.</param>
    public void Add(Flow flow, double bits, Instant now)
    {
        if (HasFlows) Anchor(now);
        else (_anchor, _service, _level, _bottleneck, Weight) = (now, 0, 0, null, 0);
        flow.Target = _service + bits / flow.Weight;
        Weight += flow.Weight;
        _flows.Add(flow);
        _nextCompletion = null;
    }

    public void Remove(Flow flow, Instant now)
    {
        Anchor(now);
        Drop(flow);
    }

    public void Reweigh(Flow flow, double weight, Instant now)
    {
        Anchor(now);
        flow.Target = _service + Math.Max(0, flow.Target - _service) * flow.Weight / weight;
        Weight += weight - flow.Weight;
        flow.Weight = weight;
        _flows.Update(flow);
    }

    /// <summary>The one link that decides this lane's rate for as long as nothing else happens, or null.</summary>
    public Link? FindSoleBottleneck()
    {
        var narrowest = Links[0];
        foreach (var link in Links)
            if (link.Fastest < narrowest.Fastest) narrowest = link;
        if (narrowest.Fastest == Bitrate.Zero) return narrowest;
        foreach (var link in Links)
            if ((link.IsShared && !link.IsUnlimited) || (link != narrowest && link.Slowest < narrowest.Fastest)) return null;
        return narrowest;
    }

    /// <summary>From now on the lane has a link for itself: its trace is followed in closed form.</summary>
    public void RunAlone(Link bottleneck, Instant now)
    {
        if (_bottleneck == bottleneck) return;
        Anchor(now);
        _bottleneck = bottleneck;
    }

    /// <summary>From now on a flow of weight one gets this rate.</summary>
    public void RunAt(double level, Instant now)
    {
        if (_bottleneck is null && level == _level) return;
        Anchor(now);
        (_bottleneck, _level) = (null, level);
    }

    public void Anchor(Instant now) => (_service, _anchor, _nextCompletion) = (ServiceAt(now), now, null);

    public Instant NextCompletion => _nextCompletion ??= WhenServed(_flows.Next.Target);

    /// <summary>Moves the flows that are complete at <paramref name="now"/> to <paramref name="completed"/>.</summary>
    public void Complete(Instant now, List<Flow> completed)
    {
        while (HasFlows && NextCompletion <= now)
        {
            var flow = _flows.Next;
            (_service, _anchor) = (flow.Target, now);
            Drop(flow);
            flow.CompletedAt = now;
            completed.Add(flow);
        }
    }

    public DataSize ProgressOf(Flow flow, Instant now) =>
        new(Math.Clamp(flow.Size.Bits - (flow.Target - ServiceAt(now)) * flow.Weight, 0, flow.Size.Bits));

    public Bitrate RateOf(Flow flow, Instant now) =>
        new(flow.Weight * (_bottleneck is null ? _level : _bottleneck.RateAt(now).BitsPerSecond / Weight));

    public Instant DueTime(Flow flow, DataSize amount) => WhenServed(flow.Target - (flow.Size - amount).Bits / flow.Weight);

    private void Drop(Flow flow)
    {
        _flows.Remove(flow);
        Weight -= flow.Weight;
        _nextCompletion = null;
    }

    private double ServiceAt(Instant now)
    {
        if (now == _anchor) return _service;
        return _service + (_bottleneck is null ? _level * (now - _anchor).Seconds : _bottleneck.BitsBetween(_anchor, now).Bits / Weight);
    }

    private Instant WhenServed(double service)
    {
        var ahead = service - _service;
        if (ahead <= service * Rounding) return _anchor;
        return _bottleneck is null ? _anchor + Duration.FromSeconds(ahead / _level) : _bottleneck.TransferEnd(_anchor, new DataSize(ahead * Weight));
    }
}
