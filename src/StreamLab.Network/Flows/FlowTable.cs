namespace StreamLab.Network;

/// <summary>All flows of a network by slot, and those that wait in the pool to be used again.</summary>
internal sealed class FlowTable
{
    private readonly List<Flow> _flows = [];
    private readonly Stack<Flow> _pool = new();
    private long _starts;

    /// <summary>Those in the pool too.</summary>
    public List<Flow> All => _flows;

    public Flow Rent(DataSize size, FlowGroup group, Route route)
    {
        if (!_pool.TryPop(out var flow)) _flows.Add(flow = new Flow(_flows.Count));
        (flow.Size, flow.Group, flow.Route) = (size, group, route);
        (flow.Sequence, flow.CompletedAt) = (++_starts, Instant.Never);
        return flow;
    }

    public void Return(Flow flow)
    {
        (flow.Sequence, flow.Group, flow.Route, flow.Lane) = (0, null!, null!, null!);
        _pool.Push(flow);
    }

    /// <exception cref="ArgumentException">The flow was abandoned, or its completion taken.</exception>
    public Flow Find(FlowId id)
    {
        var flow = (uint)id.Slot < (uint)_flows.Count ? _flows[id.Slot] : null;
        return flow is { IsInUse: true } && flow.Sequence == id.Sequence
            ? flow
            : throw new ArgumentException($"flow {id.Sequence} is not, or no longer, in this network", nameof(id));
    }
}
