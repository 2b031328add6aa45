using Microsoft.AspNetCore.Builder;
using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>A cache in front of the origin, near to players, with an uplink that can be throttled and faults that can be switched on.</summary>
public sealed class EdgeServer : IAsyncDisposable
{
    private readonly EdgeOptions _options;
    private readonly CancellationTokenSource _stopping = new();
    private readonly HopChain _hops;
    private readonly StoreMeter _meter = new();
    private readonly DiskTier? _disk;
    private readonly EdgeStore _store;
    private readonly WarmUp _warmUp;
    private readonly PlayerPrefetch _prefetch;
    private readonly RecentClients _clients;
    private readonly FaultInjector _faults;
    private readonly Shaper _shaper;
    private readonly BodySender _sender;
    private HttpHost? _host;
    private OriginLink? _link;

    private EdgeServer(EdgeOptions options, IEvictionPolicy<string> policy)
    {
        _options = options;
        _hops = new(options.Name);
        var clock = new StoreClock(options.Time);
        _disk = options.Disk is { } folder ? new(folder, options.DiskSize, clock) : null;
        _store = new(new(options.Cache, policy), new(_disk, new(options.Upstream ?? options.Origin, _hops), clock, _meter), _disk, new(options.NegativeLifetime), clock, _meter, _stopping.Token);
        _warmUp = new(_store, _stopping.Token);
        _prefetch = new(options.Prefetch, _store, options.Time, _stopping.Token);
        _clients = new(options.Time);
        _faults = new(options.Seed, options.Time);
        _shaper = new(options.Uplink, options.ClientLink, options.RoundTrip, options.Seed, options.Time);
        _sender = new(_shaper, _stopping.Token);
    }

    public string Name => _options.Name;
    public Uri Url => _host!.Url;
    public string Token => _host!.Token;
    internal IReadOnlyList<string> Endpoints => _host!.Endpoints;

    /// <summary>For HTTP/2 without TLS; null where it is not served.</summary>
    public Uri? Http2Url => _host!.Http2Url;

    /// <summary>What its store has done since the start.</summary>
    public EdgeCounters Counters => _meter.Counters;

    public EdgeStatus Status
    {
        get
        {
            var (cache, counters) = (_store.Statistics, Counters);
            return new(Name, Url, _shaper.Status, _faults.Description, _sender.BytesWritten, _clients.Count, Environment.CpuUsage.TotalTime.TotalSeconds,
                new(_options.Policy, _options.Cache.Bytes, cache.Bytes, cache.Objects, counters.Hits, counters.Misses, cache.Evictions), counters);
        }
    }

    /// <summary>Returns when it serves and, if it is to be listed, has tried to make itself known to the origin.</summary>
    /// <exception cref="ServerStartException">A bad name or policy, or the port is taken.</exception>
    public static async Task<EdgeServer> StartAsync(EdgeOptions options, CancellationToken cancellationToken = default)
    {
        if (!ServerName.IsValid(options.Name)) throw new ServerStartException($"'{options.Name}' cannot be an edge's name: it is {ServerName.Rule}");
        var policy = EvictionPolicies.Create<string>(options.Policy)
            ?? throw new ServerStartException($"unknown policy '{options.Policy}'; {KnownNames.ThereAre(EvictionPolicies.Names, options.Policy)}");
        var edge = new EdgeServer(options, policy);
        try
        {
            edge._host = await HttpHost.StartAsync(options.Name, options, edge.Map, cancellationToken);
            EdgeFigures.AddTo(edge._host.Metrics, () => edge.Status, () => edge._sender.Waited.Total);
            PrefetchCounts.AddTo(edge._host.Metrics, () => edge._prefetch.Counts);
            if (!options.IsListed) return edge;
            edge._link = new OriginLink(new EdgeRegistration(options.Name, edge.Url, edge.Token), options, new LoadMeter(() => edge.Status, options.Time).Take);
            await edge._link.StartAsync();
            return edge;
        }
        catch
        {
            await edge.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says goodbye to the origin, ends the transfers under way, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_link is not null) await _link.DisposeAsync();
        await _stopping.CancelAsync();
        if (_host is not null) await _host.DisposeAsync();
        _shaper.Dispose();
        await _prefetch.DisposeAsync();
        await _warmUp.DisposeAsync();
        await _store.DisposeAsync();
        if (_disk is not null) await _disk.DisposeAsync();
        _faults.Dispose();
        _stopping.Dispose();
    }

    private void Map(WebApplication app, string token)
    {
        new CmsdDynamic(Name, () => _shaper.Status, () => _clients.Count, _options.Time).UseIn(app);
        new EdgeControlEndpoints(_shaper, _faults, _store, _warmUp, () => Status).Map(app, token);
        app.MapMedia(new EdgeMedia(_options, _store, _hops, _prefetch, _shaper, _faults, _clients, _sender, _stopping.Token).ServeAsync);
    }
}
