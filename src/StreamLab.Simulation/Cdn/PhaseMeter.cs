namespace StreamLab.Simulation.Cdn;

/// <summary>What clients see, over a stretch of the simulation.</summary>
internal sealed class PhaseMeter
{
    private const double MostOfAll = 0.95;

    private LatencyHistogram _firstByte = new(), _latency = new();
    private long _requests, _served, _hits, _bytes, _hitBytes;
    private double _begin, _end;

    public void StartAnew()
    {
        (_firstByte, _latency) = (new(), new());
        (_requests, _served, _hits, _bytes, _hitBytes) = (0, 0, 0, 0, 0);
    }

    public void Asked(double at)
    {
        if (_requests++ == 0) _begin = at;
        _end = at;
    }

    /// <param name="firstByte">From the request on, seconds; so is <paramref name="latency"/>, to the last byte.</param>
    public void Served(int bytes, bool isHit, double firstByte, double latency)
    {
        _served++;
        _bytes += bytes;
        if (isHit) (_hits, _hitBytes) = (_hits + 1, _hitBytes + bytes);
        _firstByte.Add(firstByte);
        _latency.Add(latency);
    }

    public CdnFigures Figures(IReadOnlyList<SimulatedNode> nodes)
    {
        var seconds = _end - _begin;
        var origins = nodes.Where(n => n.Node.Kind == NodeKind.Origin).Select(n => n.Tally).ToArray();
        return new CdnFigures
        {
            Seconds = seconds,
            Requests = _requests,
            Unserved = _requests - _served,
            ObjectHitRatio = Ratio(_hits, _served),
            ByteHitRatio = Ratio(_hitBytes, _bytes),
            OriginRequestShare = Ratio(origins.Sum(o => o.Requests), _requests),
            OriginMbps = Ratio(8e-6 * origins.Sum(o => o.Bytes), seconds),
            FirstByteMeanMs = 1e3 * _firstByte.Mean,
            FirstByteP95Ms = 1e3 * _firstByte.Quantile(MostOfAll),
            LatencyMeanMs = 1e3 * _latency.Mean,
            LatencyP95Ms = 1e3 * _latency.Quantile(MostOfAll),
            CostPerGB = Ratio(nodes.Sum(n => n.Node.CostPerGB * n.Tally.Bytes), _bytes),
            Nodes = [.. nodes.Select(node => FiguresOf(node, seconds))],
        };
    }

    private static NodeFigures FiguresOf(SimulatedNode node, double seconds)
    {
        var (tally, mbps) = (node.Tally, Ratio(8e-6 * node.Tally.Bytes, seconds));
        return new NodeFigures(
            node.Node.Name, node.Node.Kind, node.IsAlive, tally.Requests, node.Cache is null ? null : Ratio(tally.Hits, tally.Requests), node.Cache is null ? null : Ratio(tally.HitBytes, tally.Bytes),
            Ratio(tally.Collapsed, tally.Requests), mbps, mbps / node.Node.LinkRate.Mbps, node.Cache?.Bytes);
    }

    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;
}
