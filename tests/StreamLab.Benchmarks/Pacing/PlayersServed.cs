using System.Collections.Concurrent;
using System.Globalization;
using StreamLab.Client;
using StreamLab.Player;
using StreamLab.Testing;

namespace StreamLab.Benchmarks;

/// <summary>
/// How many players one edge serves, and how exactly: all load all the time, each paced at 3 Mbit/s, whole sessions with all their checks. Origin
/// and edge are processes of their own.
/// </summary>
internal static class PlayersServed
{
    private const int SegmentBytes = 750_000;
    private const long SegmentSeconds = 2;
    private const double IdealMs = 2000, Bound = 0.02;

    public static async Task RunAsync(int players, int seconds)
    {
        using var folder = new TemporaryFolder();
        NoiseTitle.WriteTo(folder["catalog"], [SegmentBytes], (seconds / (int)SegmentSeconds) + 5, SegmentSeconds);
        await using var origin = await ServerProcess.StartAsync("origin", "--catalog", folder["catalog"]);
        await using var edge = await ServerProcess.StartAsync("edge", "--origin", origin.Url, "--token", origin.Token, "--client-rate", "3Mbps");
        using var loader = new ManifestLoader(TimeProvider.System);
        if (!(await loader.LoadAsync($"{origin.Url}/{NoiseTitle.Name}/manifest.mpd", CancellationToken.None)).TryGet(out var media, out var failure)) throw new InvalidOperationException(failure.Message);

        var segments = new ConcurrentQueue<SegmentEvent>();
        var fetchers = new List<HttpSegmentFetcher>();
        var sessions = SessionGroup.SessionIds("bench", players).Select(id => Create(media, id, fetchers, segments)).ToArray();
        var (edgeCpu, ownCpu, clock) = (edge.CpuTime, Environment.CpuUsage.TotalTime, System.Diagnostics.Stopwatch.StartNew());
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var summaries = await SessionGroup.RunAsync(sessions, Duration.FromSeconds((double)SegmentSeconds / players), TimeProvider.System, end.Token);
        var elapsed = clock.Elapsed;
        var (edgeShare, ownShare) = ((edge.CpuTime - edgeCpu) / elapsed, (Environment.CpuUsage.TotalTime - ownCpu) / elapsed);
        foreach (var fetcher in fetchers) fetcher.Dispose();

        // The first of each player is the run-in: hundreds of connections in one instant, code compiled while it runs.
        var times = segments.Where(s => s.Number > 1).Select(s => s.DownloadMs - s.TtfbMs).Order().ToArray();
        var off = times.Select(t => Math.Abs(t - IdealMs) / IdealMs).Order().ToArray();
        Console.WriteLine(Invariant($"{players} players, {times.Length} segments of {IdealMs:0} ms in {elapsed.TotalSeconds:0} s"));
        Console.WriteLine(Invariant($"  segment time p1 {At(times, 0.01):0.0}, p50 {At(times, 0.5):0.0}, p99 {At(times, 0.99):0.0}, worst {times[^1]:0.0} ms; off by {100 * At(off, 0.5):0.00} % (p50), {100 * At(off, 0.99):0.00} % (p99)"));
        Console.WriteLine(Invariant($"  edge {edgeShare:0.00} cores, {edge.WorkingSet / 1e6:0} MB; players {ownShare:0.00} cores; failed requests {summaries.Sum(s => s.FailedRequests)}"));
        Console.WriteLine(Invariant($"  bench: {summaries.Count(s => s.Valid == false)} of {players} sessions not valid; worst pacing lag {summaries.Max(s => s.Bench?.PacingLagMs ?? 0):0.0} ms, loop delay {summaries.Max(s => s.Bench?.LoopDelayMs ?? 0):0} ms, share of processors {summaries.Max(s => s.Bench?.CpuShare ?? 0):0.00}"));
        Console.WriteLine(At(off, 0.99) <= Bound ? "  within 2 % at p99" : "  INVALID: out of 2 % at p99");
    }

    private static Session Create(LoadedManifest media, string id, List<HttpSegmentFetcher> fetchers, ConcurrentQueue<SegmentEvent> segments)
    {
        var fetcher = new HttpSegmentFetcher(id, CmcdMode.Off, TimeProvider.System);
        fetchers.Add(fetcher);
        var setup = new SessionSetup
        {
            Media = media,
            Configuration = new SessionConfiguration { Abr = "fixed:0" },
            Fetcher = new CmafFetcher(fetcher),
            Renderer = new ClockRenderer(TimeProvider.System),
            SessionId = id,
        };
        if (!Session.TryCreate(setup, out var session, out var error)) throw new InvalidOperationException(error);
        session.Events.Subscribe(told =>
        {
            if (told is SegmentEvent segment) segments.Enqueue(segment);
        });
        return session;
    }

    private static double At(double[] sorted, double part) => sorted[(int)Math.Ceiling(part * sorted.Length) - 1];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
