using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace StreamLab.Server;

/// <summary>Tells the origin that this edge is there, every two seconds, and says goodbye.</summary>
/// <param name="report">Asked with each heartbeat; null: the server does not say how it does.</param>
internal sealed class OriginLink(EdgeRegistration edge, EdgeOptions options, Func<EdgeReport>? report = null) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2), PatienceAtTheEnd = TimeSpan.FromMilliseconds(300);

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly CancellationTokenSource _stopping = new();
    private Task _beating = Task.CompletedTask;
    private string? _lastProblem;

    /// <summary>Returns after the first try, whatever came of it.</summary>
    public async Task StartAsync()
    {
        await RegisterAsync();
        _beating = BeatAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _beating;
        if (_lastProblem is null) await SendAsync(HttpMethod.Delete, $"/api/edges/{edge.Name}", null, PatienceAtTheEnd, CancellationToken.None);
        _client.Dispose();
        _stopping.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(EdgeRegistration.Heartbeat, options.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token)) await RegisterAsync();
        }
        catch (OperationCanceledException)
        {
            // the edge stops
        }
    }

    /// <summary>Says once what is wrong, and again when that changes.</summary>
    private async Task RegisterAsync()
    {
        using var body = JsonContent.Create(edge with { Report = report?.Invoke() }, ServerJson.Default.EdgeRegistration);
        var problem = await SendAsync(HttpMethod.Post, "/api/edges", body, Patience, _stopping.Token);
        if (problem is not null && problem != _lastProblem) options.Warn($"{edge.Name} is not known to the origin at {options.Origin}: {problem}");
        _lastProblem = problem;
    }

    private async Task<string?> SendAsync(HttpMethod method, string path, HttpContent? body, TimeSpan patience, CancellationToken stopping)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        deadline.CancelAfter(patience);
        using var request = new HttpRequestMessage(method, new Uri(options.Origin, path)) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Tokens.Find(options.OriginToken, options.Origin));
        try
        {
            using var response = await _client.SendAsync(request, deadline.Token);
            return response.IsSuccessStatusCode ? null : (await response.Content.ReadAsStringAsync(deadline.Token)).Trim();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return "it does not answer";
        }
    }
}
