namespace StreamLab.Server;

/// <summary>
/// Speaks for a cache that is not ours (Varnish, nginx): registers it with the origin as an edge would register itself, for as long as it
/// answers <c>GET /health</c>, so that players are sent to it like to any other.
/// </summary>
public sealed class ForeignEdge : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(2);

    /// <summary>A registration has a control token; here there is no control that it would open.</summary>
    private const string NoControl = "none";

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly CancellationTokenSource _stopping = new();
    private readonly EdgeOptions _options;
    private readonly EdgeRegistration _registration;
    private readonly Task _watching;
    private OriginLink? _link;

    private ForeignEdge(EdgeOptions options, Uri url)
    {
        (_options, _registration) = (options, new EdgeRegistration(options.Name, url, NoControl));
        _watching = WatchAsync();
    }

    /// <param name="options">Its name, its origin, and what opens the origin's control.</param>
    /// <param name="url">Where players find it: <c>http://host:port/</c>.</param>
    /// <exception cref="ServerStartException">The name or the url cannot be one of an edge.</exception>
    public static ForeignEdge Start(EdgeOptions options, Uri url) => new EdgeRegistration(options.Name, url, NoControl).Problem is { } problem
        ? throw new ServerStartException(problem)
        : new ForeignEdge(options, url);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        await LeaveAsync();
        _client.Dispose();
        _stopping.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Period, _options.Time);
        var wasWell = true;
        try
        {
            do
            {
                var isWell = await IsWellAsync();
                if (wasWell && !isWell) _options.Warn($"{_options.Name} at {_registration.Url} does not answer /health: players are not sent to it");
                if (isWell && _link is null) await JoinAsync();
                else if (!isWell) await LeaveAsync();
                wasWell = isWell;
            }
            while (await timer.WaitForNextTickAsync(_stopping.Token));
        }
        catch (OperationCanceledException)
        {
            // it is told to stop
        }
    }

    private async Task<bool> IsWellAsync()
    {
        try
        {
            using var response = await _client.GetAsync(new Uri(_registration.Url, "health"), HttpCompletionOption.ResponseHeadersRead, _stopping.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            _stopping.Token.ThrowIfCancellationRequested();
            return false;
        }
    }

    private async Task JoinAsync()
    {
        _link = new OriginLink(_registration, _options);
        await _link.StartAsync();
    }

    private async Task LeaveAsync()
    {
        if (_link is not { } link) return;
        _link = null;
        await link.DisposeAsync();
    }
}
