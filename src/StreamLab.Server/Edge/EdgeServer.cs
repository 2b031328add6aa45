using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>A cache in front of the origin, near to players, with an uplink that can be throttled and faults that can be switched on.</summary>
public sealed class EdgeServer : IAsyncDisposable
{
    private readonly EdgeOptions _options;
    private readonly IEvictionPolicy<string> _policy;
    private readonly OriginClient _origin;
    private readonly RecentClients _clients;
    private readonly Shaper _shaper;
    private FaultInjector _faults = null!;
    private EdgeStore _store = null!;
    private BodySender _sender = null!;
    private HttpHost _host = null!;
    private OriginLink? _link;

    private EdgeServer(EdgeOptions options, IEvictionPolicy<string> policy)
    {
        (_options, _policy) = (options, policy);
        _origin = new(options.Origin, options.Time);
        _clients = new(options.Time);
        _shaper = new(options.Uplink, options.ClientRate, options.Rtt, options.Time);
    }

    public string Name => _options.Name;
    public Uri Url => _host.Url;
    public string Token => _host.Token;

    public EdgeStatus Status
    {
        get
        {
            var cache = _store.Statistics;
            return new(Name, Url, _shaper.Status, _faults.Kind.ToString().ToLowerInvariant(), _sender.BytesWritten, _clients.Count,
                new(_options.Policy, _options.Cache.Bytes, cache.Bytes, cache.Objects, cache.Hits, cache.Misses, cache.Evictions));
        }
    }

    /// <exception cref="ServerStartException">A bad name or policy, or the port is taken.</exception>
    public static async Task<EdgeServer> StartAsync(EdgeOptions options, CancellationToken cancellationToken = default)
    {
        if (!ServerName.IsValid(options.Name)) throw new ServerStartException($"'{options.Name}' cannot be an edge's name: it is {ServerName.Rule}");
        var policy = EvictionPolicies.Create<string>(options.Policy)
            ?? throw new ServerStartException($"unknown policy '{options.Policy}'; there are {string.Join(", ", EvictionPolicies.Names)}");
        var edge = new EdgeServer(options, policy);
        try
        {
            edge._host = await HttpHost.StartAsync(options, edge.Map, cancellationToken);
        }
        catch
        {
            edge.DisposeParts();
            throw;
        }
        edge._link = new OriginLink(new EdgeRegistration(options.Name, edge.Url, edge.Token), options);
        await edge._link.StartAsync();
        return edge;
    }

    /// <summary>Says goodbye to the origin, ends the transfers under way, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_link is not null) await _link.DisposeAsync();
        await _host.DisposeAsync();
        DisposeParts();
    }

    private void DisposeParts()
    {
        _shaper.Dispose();
        _origin.Dispose();
    }

    private void Map(WebApplication app, string token)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        _faults = new(stopping);
        _store = new(new(_options.Cache, _policy), _origin, stopping);
        _sender = new(_shaper, stopping);
        app.MapGet("/api/status", WriteStatusAsync);
        app.MapPost("/api/shape", ShapeAsync).RequireToken(token);
        app.MapPost("/api/fault", FaultAsync).RequireToken(token);
        app.MapMedia(new EdgeMedia(Name, _store, _shaper, _faults, _clients, _sender, _options.Time).ServeAsync);
    }

    private async Task ShapeAsync(HttpContext context)
    {
        var command = await context.ReadJsonAsync(ServerJson.Default.ShapeCommand);
        if (!command.Read().TryGet(out var change, out var error))
        {
            await context.FailAsync(400, error.Message);
            return;
        }
        _shaper.Change(change);
        await WriteStatusAsync(context);
    }

    private async Task FaultAsync(HttpContext context)
    {
        var command = await context.ReadJsonAsync(ServerJson.Default.FaultCommand);
        if (command.Read() is not { } kind)
        {
            await context.FailAsync(400, $"unknown fault '{command.Kind}'; there are {string.Join(", ", FaultCommand.Kinds)}");
            return;
        }
        _faults.Set(kind);
        await WriteStatusAsync(context);
    }

    private Task WriteStatusAsync(HttpContext context) => context.WriteJsonAsync(Status, ServerJson.Default.EdgeStatus);
}
