namespace StreamLab.Network;

/// <summary>The lanes that have flows, and how they share their links.</summary>
internal sealed class ActiveLanes
{
    private readonly List<Lane> _lanes = [];
    private readonly List<Lane> _shared = [];
    private readonly ProgressiveFilling _filling = new();
    private Instant _nextEvent = Instant.Never;
    private bool _isSettled = true;

    /// <summary>Shares all links anew, if anything has happened since the last time.</summary>
    /// <returns>When the next flow completes or a capacity changes that matters.</returns>
    public Instant Settle(Instant now)
    {
        if (_isSettled) return _nextEvent;
        _isSettled = true;
        _shared.Clear();
        foreach (var lane in _lanes)
        {
            if (lane.FindSoleBottleneck() is { } link) lane.RunAlone(link, now);
            else _shared.Add(lane);
        }
        _filling.Fill(_shared, now);
        _nextEvent = _filling.NextChange;
        foreach (var lane in _lanes) _nextEvent = Instant.Min(_nextEvent, lane.NextCompletion);
        return _nextEvent;
    }

    /// <param name="bits">What of the flow is still to come.</param>
    public void Enter(Flow flow, Lane lane, double bits, Instant now)
    {
        if (lane.Place < 0) Activate(lane);
        flow.Lane = lane;
        lane.Add(flow, bits, now);
        _isSettled = false;
    }

    public void Leave(Flow flow, Instant now)
    {
        flow.Lane.Remove(flow, now);
        DeactivateIfEmpty(flow.Lane);
        _isSettled = false;
    }

    /// <summary>Moves the flows that are complete at <paramref name="now"/> to <paramref name="completed"/>, in order of their start.</summary>
    public void Complete(Instant now, List<Flow> completed)
    {
        foreach (var lane in _lanes) lane.Complete(now, completed);
        foreach (var flow in completed) DeactivateIfEmpty(flow.Lane);
        if (completed.Count > 1) completed.Sort(static (a, b) => a.Sequence.CompareTo(b.Sequence));
        _isSettled = false;
    }

    /// <summary>Before a link's rate is set: what was served so far was served at the old one.</summary>
    public void Anchor(Link link, Instant now)
    {
        foreach (var lane in _lanes)
            if (Array.IndexOf(lane.Links, link) >= 0) lane.Anchor(now);
        _isSettled = false;
    }

    private void Activate(Lane lane)
    {
        lane.Place = _lanes.Count;
        _lanes.Add(lane);
        foreach (var link in lane.Links) link.ActiveLanes++;
    }

    private void DeactivateIfEmpty(Lane lane)
    {
        if (lane.HasFlows || lane.Place < 0) return;
        var last = _lanes[^1];
        (_lanes[lane.Place], last.Place) = (last, lane.Place);
        _lanes.RemoveAt(_lanes.Count - 1);
        lane.Place = -1;
        foreach (var link in lane.Links) link.ActiveLanes--;
    }
}
