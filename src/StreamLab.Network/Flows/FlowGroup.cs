namespace StreamLab.Network;

/// <summary>
/// Flows that count as one when capacity is shared: a client. Each of a group's n active flows has weight 1/n, wherever it runs.
/// A client that shall count in full at each of two servers has one group for each.
/// </summary>
public sealed class FlowGroup
{
    private readonly List<Flow> _flows = [];

    internal FlowGroup(FlowNetwork owner) => Owner = owner;

    internal FlowNetwork Owner { get; }

    public int ActiveFlows => _flows.Count;

    internal void Add(Flow flow, Instant now)
    {
        flow.PlaceInGroup = _flows.Count;
        _flows.Add(flow);
        flow.Weight = 1.0 / _flows.Count;
        Reweigh(now);
    }

    internal void Remove(Flow flow, Instant now)
    {
        var last = _flows[^1];
        (_flows[flow.PlaceInGroup], last.PlaceInGroup) = (last, flow.PlaceInGroup);
        _flows.RemoveAt(_flows.Count - 1);
        Reweigh(now);
    }

    private void Reweigh(Instant now)
    {
        var weight = 1.0 / _flows.Count;
        foreach (var flow in _flows)
            if (flow.IsActive && flow.Weight != weight) flow.Lane.Reweigh(flow, weight, now);
    }
}
