namespace StreamLab.Network.Tests.Flows;

/// <summary>The same law told plainly: every flow by itself, the textbook's filling at every event, no virtual time, no closed form.</summary>
internal sealed class SteppedPlayground(Scenario scenario) : IPlayground
{
    // In bit/s; stands for a link without a limit beside others that have one.
    private const double Unlimited = 1e15;

    private readonly BandwidthTrace[] _capacities = [.. scenario.Capacities];
    private readonly Instant?[] _clocks = new Instant?[scenario.Capacities.Length];
    private readonly List<SteppedFlow> _flows = [];
    private readonly List<SteppedFlow> _active = [];
    private Instant _now = Instant.Origin;

    public Dictionary<int, double> Completions { get; } = [];

    public void StartClock(int link, Instant now)
    {
        AdvanceTo(now);
        _clocks[link] ??= now;
    }

    public void Replace(int link, BandwidthTrace capacity, Instant now)
    {
        AdvanceTo(now);
        (_capacities[link], _clocks[link]) = (capacity, null);
    }

    public void Start(Instant now, DataSize size, int group, int route)
    {
        AdvanceTo(now);
        _flows.Add(new SteppedFlow(_flows.Count, group, scenario.Routes[route]) { Left = size.Bits });
        _active.Add(_flows[^1]);
    }

    public void Abandon(int flow, Instant now)
    {
        AdvanceTo(now);
        if (flow < _flows.Count) _active.Remove(_flows[flow]);
    }

    public void AdvanceTo(Instant now)
    {
        do
        {
            Complete();
            Fill();
            var next = NextEvent(now);
            foreach (var flow in _active) flow.Left -= flow.Rate * (next - _now).Seconds;
            _now = next;
        }
        while (_now < now);
        Complete();
    }

    private void Complete()
    {
        foreach (var flow in _active.Where(IsComplete).ToList())
        {
            Completions[flow.Number] = _now.Seconds;
            _active.Remove(flow);
        }
    }

    private bool IsComplete(SteppedFlow flow) => flow.Left <= 1e-6 || flow.Links.All(link => _capacities[link].Fastest.IsUnlimited);

    private Instant NextEvent(Instant until)
    {
        foreach (var flow in _active)
            if (flow.Rate > 0) until = Instant.Min(until, _now + Duration.FromSeconds(flow.Left / flow.Rate));
        for (var link = 0; link < _capacities.Length; link++)
            if (_clocks[link] is { } clock) until = Instant.Min(until, clock + (_capacities[link].NextChange(TraceTime(link)) - Instant.Origin));
        return Instant.Max(until, new Instant(double.BitIncrement(_now.Seconds)));
    }

    private void Fill()
    {
        var rates = _capacities.Select((capacity, link) => Math.Min(Unlimited, capacity.RateAt(TraceTime(link)).BitsPerSecond)).ToArray();
        double[] spare = [.. rates];
        foreach (var flow in _active) (flow.Rate, flow.Weight) = (0, 1.0 / _active.Count(other => other.Group == flow.Group));
        var rising = _active.ToList();
        while (rising.Count > 0)
        {
            double Load(int link) => rising.Where(flow => flow.Links.Contains(link)).Sum(flow => flow.Weight);
            var rise = rising.SelectMany(flow => flow.Links).Distinct().Min(link => spare[link] / Load(link));
            var used = spare.Select((_, link) => rise * Load(link)).ToArray();
            foreach (var flow in rising) flow.Rate += rise * flow.Weight;
            for (var link = 0; link < spare.Length; link++) spare[link] -= used[link];
            rising.RemoveAll(flow => flow.Links.Any(link => spare[link] <= rates[link] * 1e-12));
        }
    }

    private Instant TraceTime(int link) => _clocks[link] is { } clock ? Instant.Origin + (_now - clock) : Instant.Origin;

    private sealed record SteppedFlow(int Number, int Group, int[] Links)
    {
        public double Left { get; set; }
        public double Rate { get; set; }
        public double Weight { get; set; }
    }
}
