using StreamLab.Client;
using StreamLab.Player;

namespace StreamLab.Cli.Soaking;

/// <summary>Players that begin again when they have ended, each session a little different, until their time is over.</summary>
internal sealed class SoakPlayers(LoadedManifest media, OriginFiles files, int seed)
{
    private static readonly string[] Rules = ["bola", "throughput", "bba0", "dynamic"];
    private const double LongestSessionSeconds = 120;

    private readonly Lock _adding = new();
    private int _sessions, _failed, _failedRequests;
    private double _playedSeconds;

    public int Sessions => _sessions;
    public int Failed => _failed;
    public int FailedRequests => _failedRequests;
    public double PlayedHours => _playedSeconds / 3600;

    public Task RunAsync(int players, CancellationToken cancellation) => Task.WhenAll(Enumerable.Range(0, players).Select(i => PlayOnAsync(i, cancellation)));

    private async Task PlayOnAsync(int player, CancellationToken cancellation)
    {
        var random = new Random(seed + player);
        await Task.Yield();
        for (var n = 1; !cancellation.IsCancellationRequested; n++) await PlayOnceAsync($"soak-{player}-{n}", random, cancellation);
    }

    private async Task PlayOnceAsync(string id, Random random, CancellationToken cancellation)
    {
        using var fetcher = new HttpSegmentFetcher(id, CmcdMode.Query, TimeProvider.System);
        var setup = new SessionSetup
        {
            Media = media,
            Configuration = Configuration(random),
            Fetcher = new CheckedFetcher(new CmafFetcher(fetcher), files),
            Renderer = new ClockRenderer(TimeProvider.System),
            SessionId = id,
        };
        if (!Session.TryCreate(setup, out var session, out var error)) throw CommandException.BadInput(error);
        Count(await session.RunAsync(cancellation));
    }

    private static SessionConfiguration Configuration(Random random) => new()
    {
        Abr = Rules[random.Next(Rules.Length)],
        Pathway = random.Next(2) == 0 ? "fastest" : "first",
        Buffer = Duration.FromSeconds(8 + (20 * random.NextDouble())),
        For = Duration.FromSeconds(5 + (LongestSessionSeconds * random.NextDouble())),
        Seed = random.Next(),
    };

    private void Count(SessionSummary summary)
    {
        Interlocked.Increment(ref _sessions);
        Interlocked.Add(ref _failedRequests, summary.FailedRequests);
        if (summary.End is { IsFailure: true }) Interlocked.Increment(ref _failed);
        lock (_adding) _playedSeconds += summary.PlayedSeconds;
    }
}
