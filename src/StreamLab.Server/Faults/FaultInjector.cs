namespace StreamLab.Server;

/// <summary>The faults that an edge has at the moment, and what they do to each request.</summary>
internal sealed class FaultInjector(int seed, TimeProvider time) : IDisposable
{
    /// <summary>Faults of one edge draw independently of each other.</summary>
    private const int SeedStep = 1_000_003;

    private readonly Lock _lock = new();
    private readonly List<ActiveFault> _faults = [];
    private readonly HashSet<FaultyExchange> _exchanges = [];
    private int _faultsSoFar;

    /// <summary>Their names, or <c>off</c>.</summary>
    public string Description
    {
        get
        {
            lock (_lock)
            {
                ForgetOver();
                return _faults.Count == 0 ? "off" : string.Join(", ", _faults.Select(f => f.Fault.Name).Distinct());
            }
        }
    }

    public void Change(FaultChange change)
    {
        ActiveFault[] mended;
        FaultyExchange[] stopped = [];
        lock (_lock)
        {
            ForgetOver();
            mended = change.Beside ? [] : [.. _faults];
            if (!change.Beside) _faults.Clear();
            if (change.Fault is { } fault) _faults.Add(new ActiveFault(fault, unchecked(seed + (SeedStep * _faultsSoFar++)), time));
            if (change.Fault is { Kind: FaultKind.Stop } stop) stopped = [.. _exchanges.Where(e => stop.Path.Matches(e.Path))];
        }
        foreach (var fault in mended) fault.Mend();
        foreach (var exchange in stopped) exchange.Abort();
    }

    /// <summary>A request came in. Delays of several faults add up; of other faults the one that was set first counts.</summary>
    /// <param name="abort">Closes its connection.</param>
    public FaultyExchange Meet(string path, Action abort)
    {
        lock (_lock)
        {
            var (delay, hit) = (Duration.Zero, (ActiveFault?)null);
            foreach (var fault in _faults)
            {
                var isDelay = fault.Fault.Kind == FaultKind.Delay;
                if ((hit is not null && !isDelay) || !fault.Hits(path)) continue;
                if (isDelay) delay += fault.Fault.Time;
                else hit = fault;
            }
            var exchange = new FaultyExchange(path, delay, hit, abort, Forget, time);
            _exchanges.Add(exchange);
            return exchange;
        }
    }

    public void Dispose()
    {
        foreach (var fault in _faults) fault.Dispose();
    }

    private void Forget(FaultyExchange exchange)
    {
        lock (_lock) _exchanges.Remove(exchange);
    }

    private void ForgetOver() => _faults.RemoveAll(f => f.IsOver);
}
