using System.Net;

namespace StreamLab.Server;

/// <summary>Origin, edges and page, started and stopped together.</summary>
public sealed class Lab : IAsyncDisposable
{
    private readonly List<EdgeServer> _edges = [];

    private readonly LabOptions _options;

    private Lab(OriginServer origin, LabOptions options) => (Origin, _options) = (origin, options);

    public OriginServer Origin { get; }
    public IReadOnlyList<EdgeServer> Edges => _edges;

    /// <summary>Between the edges and the origin; null: nothing is.</summary>
    public EdgeServer? Shield { get; private set; }

    /// <summary>What to open in a browser.</summary>
    public Uri Page => Origin.Url;

    /// <summary>What to open on other machines; empty where they cannot reach it.</summary>
    public IReadOnlyList<Uri> Links => [.. Reach.From(_options.Host).Select(address => new UriBuilder(Page) { Host = address.ToString() }.Uri)];

    /// <summary>The titles of the moment.</summary>
    public IReadOnlyList<LabManifest> Manifests => [.. Origin.Titles.Select(title => LabManifest.Of(title, Origin.Url))];

    /// <exception cref="ServerStartException">No such catalog, or a port is taken (the message names it); nothing is left running then.</exception>
    public static async Task<Lab> StartAsync(LabOptions options, CancellationToken cancellationToken = default)
    {
        var origin = new OriginOptions
        {
            Catalog = options.Catalog,
            Port = options.Port,
            MoreAddresses = [options.Host],
            Steering = options.Steering,
            AccessLog = options.AccessLog,
            Tokens = options.Tokens,
            SigningKey = options.SigningKey,
            Warn = options.Warn,
        };
        var lab = new Lab(await OriginServer.StartAsync(origin, cancellationToken), options);
        try
        {
            if (options.Shield) lab.Shield = await EdgeServer.StartAsync(lab.ShieldOptions(options), cancellationToken);
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
        if (Shield is not null) await Shield.DisposeAsync();
        await Origin.DisposeAsync();
    }

    /// <summary>Players find each edge at an address of its own; at the usual one it listens, too.</summary>
    private EdgeOptions EdgeOptions(LabOptions options, int number) => Options(options, $"edge-{number}", number) with
    {
        Address = OwnAddress.Of(number),
        MoreAddresses = [IPAddress.Loopback, options.Host],
        Upstream = Shield?.Url,
        SigningKey = options.SigningKey,
    };

    private EdgeOptions ShieldOptions(LabOptions options) => Options(options, "shield", options.Edges + 1) with { IsListed = false };

    private EdgeOptions Options(LabOptions options, string name, int number) => new()
    {
        Name = name,
        Origin = Origin.Url,
        OriginToken = Origin.Token,
        Port = options.Port == 0 ? 0 : options.Port + number,
        AccessLog = options.AccessLog,
        Tokens = options.Tokens,
        Warn = options.Warn,
    };
}
