namespace StreamLab.Server;

/// <summary>Origin, edges and page, started and stopped together.</summary>
public sealed class Lab : IAsyncDisposable
{
    private readonly List<EdgeServer> _edges = [];

    private Lab(OriginServer origin) => Origin = origin;

    public OriginServer Origin { get; }
    public IReadOnlyList<EdgeServer> Edges => _edges;

    /// <summary>What to open in a browser.</summary>
    public Uri Page => Origin.Url;

    /// <summary>The titles of the moment.</summary>
    public IReadOnlyList<LabManifest> Manifests => [.. Origin.Titles.Select(title => LabManifest.Of(title, Origin.Url))];

    /// <exception cref="ServerStartException">No such catalog, or a port is taken (the message names it); nothing is left running then.</exception>
    public static async Task<Lab> StartAsync(LabOptions options, CancellationToken cancellationToken = default)
    {
        var origin = new OriginOptions { Catalog = options.Catalog, Port = options.Port, Steering = options.Steering, AccessLog = options.AccessLog, Tokens = options.Tokens, Warn = options.Warn };
        var lab = new Lab(await OriginServer.StartAsync(origin, cancellationToken));
        try
        {
            for (var number = 1; number <= options.Edges; number++)
                lab._edges.Add(await EdgeServer.StartAsync(lab.EdgeOptions(options, number), cancellationToken));
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Within two seconds, also while transfers are under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_edges.Select(edge => edge.DisposeAsync().AsTask()));
        await Origin.DisposeAsync();
    }

    private EdgeOptions EdgeOptions(LabOptions options, int number) => new()
    {
        Name = $"edge-{number}",
        Origin = Origin.Url,
        OriginToken = Origin.Token,
        Port = options.Port == 0 ? 0 : options.Port + number,
        AccessLog = options.AccessLog,
        Tokens = options.Tokens,
        Warn = options.Warn,
    };
}
