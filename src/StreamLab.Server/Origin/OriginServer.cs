using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StreamLab.Cdn;

namespace StreamLab.Server;

/// <summary>Serves a catalog of titles, knows the edges, and shows the page.</summary>
public sealed class OriginServer : IAsyncDisposable
{
    private readonly TitleCatalog _catalog;
    private readonly EdgeRegistry _edges;
    private readonly HealthProbe _probe;
    private readonly PathwayOrder _order;
    private readonly SteeringOptions? _steering;
    private readonly UrlSigner? _signer;
    private HttpHost _host = null!;

    private OriginServer(OriginOptions options, ISteeringPolicy? policy)
    {
        _catalog = new(options.Catalog, options.Time);
        _edges = new(options.Time);
        _probe = new(_edges, options.Time);
        _order = new(_edges, policy, options.Time);
        _steering = options.Steering;
        _signer = options.SigningKey is { } key ? new(key, options.Time) : null;
    }

    public Uri Url => _host.Url;
    public string Token => _host.Token;
    internal IReadOnlyList<string> Endpoints => _host.Endpoints;
    public IReadOnlyList<TitleLinks> Titles => [.. _catalog.Titles.Select(TitleLinks.Of)];

    /// <exception cref="ServerStartException">No such catalog or policy, or the port is taken.</exception>
    public static async Task<OriginServer> StartAsync(OriginOptions options, CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(options.Catalog))
            throw new ServerStartException($"no catalog at {options.Catalog}: 'ingest CLIP --out {options.Catalog}' makes titles there");
        var origin = new OriginServer(options, PolicyOf(options.Steering));
        origin._host = await HttpHost.StartAsync("origin", options, origin.Map, cancellationToken);
        origin._probe.Start();
        return origin;
    }

    public async ValueTask DisposeAsync()
    {
        await _probe.DisposeAsync();
        await _host.DisposeAsync();
    }

    private static ISteeringPolicy? PolicyOf(SteeringOptions? steering)
    {
        if (steering is null) return null;
        if (steering.Ttl < SteeringOptions.ShortestTtl || steering.Ttl > SteeringOptions.LongestTtl)
            throw new ServerStartException($"players cannot be told to ask again after {steering.Ttl}: {SteeringOptions.ShortestTtl} to {SteeringOptions.LongestTtl} are possible");
        return SteeringPolicies.TryCreate(steering.Policy, steering.Seed, out var policy, out var error) ? policy : throw new ServerStartException(error);
    }

    private void Map(WebApplication app, string token)
    {
        app.MapGet("/api/titles", context => context.WriteJsonAsync(Titles, ServerJson.Default.IReadOnlyListTitleLinks));
        var page = new PageEndpoints(_edges);
        page.Map(app);
        new EdgeEndpoints(_edges).Map(app, token, page.Token);
        var folders = new TitleFolders(_signer);
        new SteeringEndpoint(_catalog, _order, new PathwayClones(_catalog, _edges, folders), _steering).Map(app);
        var manifests = new ManifestEndpoint(_order, steers: _steering is not null, folders);
        app.MapMedia(context => ServeAsync(context, manifests));
    }

    private async Task ServeAsync(HttpContext context, ManifestEndpoint manifests)
    {
        if (!_catalog.TryFind(context.Request.Path.Value ?? "", out var title, out var file))
            await context.FailAsync(404, "no such title or file", MediaFields.Missing);
        else if (ManifestEndpoint.IsManifest(title, file))
            await manifests.ServeAsync(context, title, file);
        else if (MediaResponse.TryBegin(context, await file.DescribeAsync(context.RequestAborted), out var part))
            await context.Response.SendFileAsync(file.Path, part.Start, part.Length, context.RequestAborted);
    }
}
