namespace StreamLab.Network.Tests.Flows;

/// <summary>A <see cref="FlowNetwork"/> with the graph of a scenario.</summary>
internal sealed class RealPlayground : IPlayground
{
    private readonly FlowGroup[] _groups;

    public RealPlayground(Scenario scenario)
    {
        Links = [.. scenario.Capacities.Select(Network.AddLink)];
        RouteLinks = scenario.Routes;
        Routes = [.. RouteLinks.Select(route => Network.AddRoute([.. route.Select(link => Links[link])]))];
        _groups = [.. Enumerable.Range(0, Scenario.Groups).Select(_ => Network.AddGroup())];
    }

    public FlowNetwork Network { get; } = new();
    public Link[] Links { get; }
    public int[][] RouteLinks { get; }
    public Route[] Routes { get; }
    public List<PlayedFlow> Flows { get; } = [];

    /// <summary>The times of the flows that are complete, by number; untaken, so that every flow stays known.</summary>
    public Dictionary<int, double> Completions =>
        Network.TakeCompletions().ToDictionary(done => Flows.FindIndex(flow => flow.Id == done.Flow), done => done.At.Seconds);

    public IEnumerable<PlayedFlow> Running => Flows.Where(flow => !flow.IsAbandoned && Network.Progress(flow.Id) < flow.Size);

    public void StartClock(int link, Instant now) => Network.StartTrace(Links[link], now);
    public void Replace(int link, BandwidthTrace capacity, Instant now) => Network.SetCapacity(Links[link], capacity, now);
    public void AdvanceTo(Instant now) => Network.AdvanceTo(now);

    public void Start(Instant now, DataSize size, int group, int route) =>
        Flows.Add(new PlayedFlow(Network.Start(now, size, _groups[group], Routes[route]), size, _groups[group], RouteLinks[route]));

    public void Abandon(int flow, Instant now)
    {
        if (flow >= Flows.Count || Flows[flow].IsAbandoned) return;
        Flows[flow].IsAbandoned = Network.Abandon(Flows[flow].Id, now) < Flows[flow].Size;
    }

    internal sealed record PlayedFlow(FlowId Id, DataSize Size, FlowGroup Group, int[] Links)
    {
        public bool IsAbandoned { get; set; }
        public double Weight => 1.0 / Group.ActiveFlows;
    }
}
