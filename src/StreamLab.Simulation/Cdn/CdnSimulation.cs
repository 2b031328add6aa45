namespace StreamLab.Simulation.Cdn;

/// <summary>
/// A content delivery network in virtual time: every request of a workload, one after the other, through the caches, the placement and the
/// hashing that real edges use. docs/cdn.md says what is modelled and what is not.
/// </summary>
public sealed class CdnSimulation
{
    private const int Patience = 1 << 16; // requests between looks at the cancellation

    private readonly CdnSetup _setup;
    private readonly SimulatedNode[] _nodes;
    private readonly double[] _accessBitsPerSecond;
    private readonly RequestStream _stream;
    private readonly PhaseMeter _meter = new();
    private Site?[] _siteOf = []; // each region

    private CdnSimulation(CdnSetup setup)
    {
        _setup = setup;
        _nodes = [.. setup.Topology.Nodes.Select(node => new SimulatedNode(node, setup.Policy, keepsMisses: setup.Fill != FillMode.Push || node.Kind == NodeKind.Shield))];
        _accessBitsPerSecond = [.. setup.Topology.Regions.Select(r => r.AccessRate.BitsPerSecond)];
        _stream = new RequestStream(setup.Catalogue, setup.Workload, setup.Topology.Regions);
        Route();
    }

    /// <exception cref="ArgumentException">No such policy, or nobody of the name that is to fail.</exception>
    public static CdnResult Run(CdnSetup setup, CancellationToken cancellation = default) => new CdnSimulation(setup).Run(cancellation);

    private CdnResult Run(CancellationToken cancellation)
    {
        var failing = _setup.Fails is { } name ? Failing(name) : [];
        var pushed = _setup.Fill == FillMode.Pull ? 0 : Push();
        var warmUp = (long)(_setup.WarmUpShare * _setup.Workload.Requests);
        var measured = _setup.Workload.Requests - warmUp;
        var steadyRequests = failing.Length > 0 ? measured / 2 : measured;
        Serve(warmUp, cancellation);
        var steady = Measure(steadyRequests, cancellation);
        CdnFigures? failed = null;
        if (failing.Length > 0)
        {
            foreach (var node in failing) _nodes[node].IsAlive = false;
            Route();
            failed = Measure(measured - steadyRequests, cancellation);
        }
        return new CdnResult(_setup.Topology.Name, _setup.Topology.Storage, _setup.Policy, _setup.Fill, pushed, steady, [.. failing.Select(n => _nodes[n].Node.Name)], failed);
    }

    private void Serve(long requests, CancellationToken cancellation)
    {
        for (var i = 0L; i < requests; i++)
        {
            if (i % Patience == 0) cancellation.ThrowIfCancellationRequested();
            Serve(_stream.Next());
        }
    }

    private CdnFigures Measure(long requests, CancellationToken cancellation)
    {
        _meter.StartAnew();
        foreach (var node in _nodes) node.StartAnew();
        Serve(requests, cancellation);
        return _meter.Figures(_nodes);
    }

    private void Serve(in ContentRequest request)
    {
        _meter.Asked(request.At);
        if (_siteOf[request.Region] is not { } site) return;
        var node = _nodes[site.Choose(request.ContentObject, request.At, _setup.ClusterSlack)];
        var slowest = _accessBitsPerSecond[request.Region];
        if (Send(node, request, ref slowest, out var isHit) is not { } firstByteLeaves) return;
        var firstByte = firstByteLeaves - request.At + node.Node.ClientRtt[request.Region].Seconds;
        _meter.Served(request.Bytes, isHit, firstByte, firstByte + (8.0 * request.Bytes / slowest));
    }

    /// <summary>Has a server answer, which asks others when it has not got the object; bytes go on as they come.</summary>
    /// <param name="slowest">The least rate on the way, bit/s.</param>
    /// <param name="isHit">Whether it had a copy.</param>
    /// <returns>When the first byte leaves it, seconds; null when nobody has the object.</returns>
    private double? Send(SimulatedNode node, in ContentRequest request, ref double slowest, out bool isHit)
    {
        slowest = Math.Min(slowest, node.Node.LinkRate.BitsPerSecond);
        var has = node.TryAnswer(request.ContentObject, request.Bytes, request.At, out var ready);
        isHit = has && node.Node.Kind != NodeKind.Origin;
        if (!has)
        {
            if (node.Parent is not { } parent || Send(_nodes[parent.Node], request, ref slowest, out _) is not { } leaves) return null;
            ready = leaves + parent.Rtt.Seconds;
            node.Keep(request.ContentObject, request.Bytes, ready);
        }
        return ready + node.Send(request.Bytes, request.At);
    }

    /// <summary>Clients go to the nearest site, servers to the first parent, among those that are alive.</summary>
    private void Route()
    {
        _siteOf = Site.Nearest(_setup.Topology, Site.Of(_setup.Topology, n => _nodes[n].IsAlive));
        foreach (var node in _nodes)
            node.Parent = node.Node.Parents.Where(p => _nodes[p.Node].IsAlive).Select(p => (Upstream?)p).FirstOrDefault();
    }

    private long Push()
    {
        var plan = PlacementPlanner.Plan(_setup.Topology, _setup.Catalogue, _setup.FillBudget);
        foreach (var node in plan.Nodes)
            foreach (var contentObject in node.Objects) _nodes[node.Node].Cache!.TryStore(contentObject, 0, _setup.Catalogue.BytesOf(contentObject));
        return plan.Nodes.Sum(node => node.Objects.Sum(o => (long)_setup.Catalogue.BytesOf(o)));
    }

    private int[] Failing(string name)
    {
        if (name == CdnSetup.Busiest) name = BusiestServer();
        int[] failing = [.. Enumerable.Range(0, _nodes.Length).Where(n => _nodes[n].Node.Name == name || _nodes[n].Node.Cluster == name)];
        return failing.Length > 0 ? failing : throw new ArgumentException($"{_setup.Topology.Name} has no node and no cluster '{name}'");
    }

    /// <summary>Of the site that most clients go to, the first.</summary>
    private string BusiestServer()
    {
        var site = _siteOf.Index().Where(s => s.Item is not null).GroupBy(s => s.Item!).MaxBy(g => g.Sum(s => _setup.Topology.Regions[s.Index].Share))!.Key;
        return _nodes[site.Nodes[0]].Node.Name;
    }
}
