using StreamLab.Dash.Steering;

namespace StreamLab.Client;

/// <summary>
/// Asks the steering server from the start of a session on (ETSI TS 103 998): again when its last answer has run out, or when it says to come
/// again; no more once nobody steers.
/// </summary>
/// <param name="use">What it is told each time.</param>
/// <param name="tell">Hears each answer, from whatever thread.</param>
internal sealed class SteeringPoll(ISteeringServer server, ContentSteering steering, PathwayUse use, TimeProvider time, Action<SteeringAnswer> tell) : IAsyncDisposable
{
    private static readonly Duration Shortest = Duration.FromSeconds(5), Longest = Duration.FromSeconds(3600);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _first = new();
    private Uri _url = steering.ServerUrl;
    private Duration _ttl = Duration.FromSeconds(SteeringManifest.DefaultTtlSeconds);
    private Task _polling = Task.CompletedTask;

    /// <summary>Ends with the first answer, whatever it is.</summary>
    public Task FirstAnswer => _first.Task;

    /// <summary>For how long an answer holds: what it says, within bounds that keep players from asking all the time or never again.</summary>
    public static Duration Bounded(Duration wait) => Duration.Min(Duration.Max(wait, Shortest), Longest);

    public void Start() => _polling = PollAsync(_stopping.Token);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _polling;
        _stopping.Dispose();
    }

    private async Task PollAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                var answer = await server.AskAsync(WithReports(_url), stopping);
                tell(answer);
                _first.TrySetResult();
                if (answer is SteeringAnswer.Gone) return;
                await Task.Delay(WaitAfter(answer).ToTimeSpan(), time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            _first.TrySetResult(); // the session has ended
        }
    }

    private Duration WaitAfter(SteeringAnswer answer)
    {
        if (answer is SteeringAnswer.Failed { RetryAfter: { } later }) return Bounded(later);
        if (answer is not SteeringAnswer.Update(var manifest, var url)) return Bounded(_ttl);
        _ttl = manifest.Ttl;
        // Resolved against the base before its scheme is looked at: on Linux "/x" alone is a file URL.
        if (manifest.ReloadUri is { } reload && Uri.TryCreate(url, reload, out var next) && HttpUrl.IsHttp(next)) _url = next;
        return Bounded(_ttl);
    }

    private Uri WithReports(Uri url)
    {
        var reports = use.Take();
        if (reports.Count == 0) return url;
        var query = url.Query.Length > 1 ? url.Query[1..] + "&" : "";
        return new UriBuilder(url) { Query = query + steering.Tell(reports) }.Uri;
    }
}
