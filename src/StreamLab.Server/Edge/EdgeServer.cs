using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>A cache in front of the origin, near to players.</summary>
public sealed class EdgeServer : IAsyncDisposable
{
    private readonly EdgeOptions _options;
    private readonly OriginClient _originClient;
    private readonly EdgeCache<string, CachedObject> _cache;
    private EdgeStore _store = null!;
    private HttpHost _host = null!;
    private OriginLink _link = null!;
    private long _bytesServed;

    private EdgeServer(EdgeOptions options, IEvictionPolicy<string> policy)
    {
        _options = options;
        _originClient = new(options.Origin, options.Time);
        _cache = new(options.Cache, policy);
    }

    public string Name => _options.Name;
    public Uri Url => _host.Url;
    public string Token => _host.Token;

    public EdgeStatus Status
    {
        get
        {
            var cache = _store.Statistics;
            return new(Name, Interlocked.Read(ref _bytesServed),
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
        edge._host = await HttpHost.StartAsync(options, edge.Map, cancellationToken);
        edge._link = new OriginLink(new EdgeRegistration(options.Name, edge.Url, edge.Token), options);
        await edge._link.StartAsync();
        return edge;
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        await _host.DisposeAsync();
        _originClient.Dispose();
    }

    private void Map(WebApplication app, string token)
    {
        _store = new(_cache, _originClient, app.Lifetime.ApplicationStopping);
        app.MapGet("/api/status", context => context.WriteJsonAsync(Status, ServerJson.Default.EdgeStatus));
        app.MapMedia(ServeAsync);
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (!MediaPath.TryParse(context.Request.Path.Value, out var key))
        {
            await context.FailAsync(404, "no such title or file");
            return;
        }
        var (fill, result) = await _store.GetAsync(key, context.RequestAborted);
        context.Response.Headers["Cache-Status"] = result.ToField(Name);
        if (fill.Object is not { } found)
        {
            await context.FailAsync(fill.Status, fill.Problem);
            return;
        }
        if (result.IsHit) context.Response.Headers.Age = ((long)_options.Time.GetElapsedTime(found.FetchedAt).TotalSeconds).ToString();
        if (MediaResponse.TryBegin(context, found.Fields, out var part))
            await SendAsync(context, found.Body.Slice((int)part.Start, (int)part.Length));
    }

    private async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
        Interlocked.Add(ref _bytesServed, body.Length);
    }
}
