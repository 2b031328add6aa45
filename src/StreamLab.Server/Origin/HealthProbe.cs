namespace StreamLab.Server;

/// <summary>
/// Looks at every edge once a second. One that refuses the connection is out at once; one that stays silent twice in a row, too: a heartbeat
/// alone does not show that a server serves.
/// </summary>
internal sealed class HealthProbe(EdgeRegistry edges, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(2);
    private const int Silences = 2;

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, int> _silences = new(StringComparer.Ordinal);
    private Task _looking = Task.CompletedTask;

    public void Start() => _looking = LookAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _looking;
        _client.Dispose();
        _stopping.Dispose();
    }

    private async Task LookAsync()
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                var known = edges.Known;
                var answers = await Task.WhenAll(known.Select(AskAsync));
                foreach (var (edge, answer) in known.Zip(answers)) Judge(edge.Name, answer);
                foreach (var gone in _silences.Keys.Except(known.Select(e => e.Name)).ToArray()) _silences.Remove(gone);
            }
        }
        catch (OperationCanceledException)
        {
            // the origin stops
        }
    }

    private void Judge(string name, Answer answer)
    {
        _silences[name] = answer == Answer.Silence ? _silences.GetValueOrDefault(name) + 1 : 0;
        if (answer == Answer.Well) edges.Saw(name, isWell: true);
        else if (answer == Answer.Refusal || _silences[name] >= Silences) edges.Saw(name, isWell: false);
    }

    private async Task<Answer> AskAsync(EdgeRegistration edge)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        deadline.CancelAfter(Patience);
        try
        {
            using var response = await _client.GetAsync(new Uri(edge.Url, "health"), HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return response.IsSuccessStatusCode ? Answer.Well : Answer.Silence;
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError == HttpRequestError.ConnectionError ? Answer.Refusal : Answer.Silence;
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            return Answer.Silence;
        }
    }

    private enum Answer
    {
        Well,
        Silence,
        Refusal,
    }
}
