using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>Serves a catalog of titles, knows the edges, and shows the page.</summary>
public sealed class OriginServer : IAsyncDisposable
{
    private readonly TitleCatalog _catalog;
    private readonly EdgeRegistry _edges;
    private readonly UrlSigner? _signer;
    private HttpHost _host = null!;

    private OriginServer(OriginOptions options)
    {
        _catalog = new(options.Catalog, options.Time);
        _edges = new(options.Time);
        _signer = options.SigningKey is { } key ? new(key, options.Time) : null;
    }

    public Uri Url => _host.Url;
    public string Token => _host.Token;
    public IReadOnlyList<TitleLinks> Titles => [.. _catalog.Titles.Select(TitleLinks.Of)];

    /// <exception cref="ServerStartException">No such catalog, or the port is taken.</exception>
    public static async Task<OriginServer> StartAsync(OriginOptions options, CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(options.Catalog))
            throw new ServerStartException($"no catalog at {options.Catalog}: make titles there with streamlab ingest");
        var origin = new OriginServer(options);
        origin._host = await HttpHost.StartAsync(options, origin.Map, cancellationToken);
        return origin;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private void Map(WebApplication app, string token)
    {
        app.MapGet("/api/titles", context => context.WriteJsonAsync(Titles, ServerJson.Default.IReadOnlyListTitleLinks));
        var page = new PageEndpoints(_edges);
        page.Map(app);
        new EdgeEndpoints(_edges).Map(app, token, page.Token);
        var manifests = new ManifestEndpoint(_edges, _signer);
        app.MapMedia(context => ServeAsync(context, manifests));
    }

    private async Task ServeAsync(HttpContext context, ManifestEndpoint manifests)
    {
        if (!_catalog.TryFind(context.Request.Path.Value ?? "", out var title, out var file))
            await context.FailAsync(404, "no such title or file", MediaFields.Missing);
        else if (file == title.Find(SegmentFiles.Manifest))
            await manifests.ServeAsync(context, title, file);
        else if (MediaResponse.TryBegin(context, await file.DescribeAsync(context.RequestAborted), out var part))
            await context.Response.SendFileAsync(file.Path, part.Start, part.Length, context.RequestAborted);
    }
}
