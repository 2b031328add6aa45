namespace StreamLab.Network;

/// <summary>A binary heap of the flows of a lane, the next to complete first; flows know their place, so that any can move or leave.</summary>
internal sealed class FlowHeap
{
    private Flow[] _flows = new Flow[2];

    public int Count { get; private set; }
    public Flow Next => _flows[0];

    public void Add(Flow flow)
    {
        if (Count == _flows.Length) Array.Resize(ref _flows, Count * 2);
        Rise(flow, Count++);
    }

    public void Remove(Flow flow)
    {
        var last = _flows[--Count];
        _flows[Count] = null!;
        if (last == flow) return;
        last.PlaceInHeap = flow.PlaceInHeap;
        Update(last);
    }

    /// <summary>Restores the order after the flow's target has changed.</summary>
    public void Update(Flow flow)
    {
        Rise(flow, flow.PlaceInHeap);
        Sink(flow, flow.PlaceInHeap);
    }

    private void Rise(Flow flow, int place)
    {
        for (; place > 0 && IsBefore(flow, _flows[(place - 1) / 2]); place = (place - 1) / 2)
            Put(_flows[(place - 1) / 2], place);
        Put(flow, place);
    }

    private void Sink(Flow flow, int place)
    {
        while (place * 2 + 1 < Count)
        {
            var child = place * 2 + 1;
            if (child + 1 < Count && IsBefore(_flows[child + 1], _flows[child])) child++;
            if (!IsBefore(_flows[child], flow)) break;
            Put(_flows[child], place);
            place = child;
        }
        Put(flow, place);
    }

    private void Put(Flow flow, int place) => (_flows[place], flow.PlaceInHeap) = (flow, place);

    private static bool IsBefore(Flow a, Flow b) => a.Target < b.Target || (a.Target == b.Target && a.Sequence < b.Sequence);
}
