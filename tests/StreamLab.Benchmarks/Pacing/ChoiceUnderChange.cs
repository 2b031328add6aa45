using System.Diagnostics;
using System.Globalization;
using StreamLab.Client;
using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Server;
using StreamLab.Testing;

namespace StreamLab.Benchmarks;

/// <summary>
/// Players that choose among three edges whose rates change places every 20 s, by the wall clock: origin and edges are processes of their own, the
/// measure is the one of the tests in virtual time.
/// </summary>
internal static class ChoiceUnderChange
{
    private const double Phase = 20;
    private static readonly double[] ShareOfAll = [0.6, 0.3, 0.1];
    private const long SegmentSeconds = 2;

    // Half of what the tests in virtual time have: together the edges carry a little less than all would take at best.
    private static readonly double[] RatesKbps = [150, 375, 600, 925, 1425, 2150];
    private static readonly Bitrate EachPlayer = Bitrate.FromMbps(2);

    public static async Task RunAsync(int players, int seconds)
    {
        using var folder = new TemporaryFolder();
        NoiseTitle.WriteTo(folder["catalog"], [.. RatesKbps.Select(rate => (long)(rate * 1000 / 8 * SegmentSeconds))], (seconds / (int)SegmentSeconds) + 10, SegmentSeconds);
        await using var origin = await ServerProcess.StartAsync("origin", "--catalog", folder["catalog"]);
        var edges = new List<ServerProcess>();
        try
        {
            for (var i = 1; i <= ShareOfAll.Length; i++) edges.Add(await ServerProcess.StartAsync("edge", "--origin", origin.Url, "--token", origin.Token, "--name", $"edge-{i}"));
            await PlayAsync(await LoadAsync(origin.Url), edges, players, seconds);
        }
        finally
        {
            foreach (var edge in edges) await edge.DisposeAsync();
        }
    }

    private static async Task PlayAsync(LoadedManifest media, List<ServerProcess> edges, int players, int seconds)
    {
        var clock = Stopwatch.StartNew();
        var (events, began, fetchers) = (Enumerable.Range(0, players).Select(_ => new EventList()).ToArray(), new double[players], new List<HttpSegmentFetcher>());
        await RotateAsync(edges, players, 0);
        var sessions = SessionGroup.SessionIds("choice", players).Select((id, i) => Create(media, id, i, seconds, fetchers, events[i], () => clock.Elapsed.TotalSeconds, at => began[i] = at)).ToArray();
        var playing = SessionGroup.RunAsync(sessions, Duration.FromSeconds(0.1), TimeProvider.System, CancellationToken.None);
        for (var phase = 1; !playing.IsCompleted; phase++)
        {
            await Task.WhenAny(playing, Task.Delay(TimeSpan.FromSeconds(phase * Phase) - clock.Elapsed));
            await RotateAsync(edges, players, phase);
        }
        var summaries = await playing;
        foreach (var fetcher in fetchers) fetcher.Dispose();
        var traces = Enumerable.Range(0, edges.Count).ToDictionary(i => $"edge-{i + 1}", i => Rotating(players, i), StringComparer.Ordinal);
        var choice = ServerChoice.Of(events, traces, summaries, began, Phase);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{players} players, {seconds} s: lost {100 * choice.BytesLost:0.0} %, changes {choice.MeanChanges:0.0} (mean) / {choice.MostChanges} (most), twice in {100 * choice.Twice:0.0} % of the phases, Jain {choice.Fairness:0.00}; stalls {summaries.Sum(s => s.StallCount)}, {summaries.Average(s => s.MeanBitrateKbps):0} kbps; {summaries.Count(s => !s.Valid)} sessions not valid"));
    }

    private static Session Create(
        LoadedManifest media, string id, int player, int seconds, List<HttpSegmentFetcher> fetchers, EventList events, Func<double> now, Action<double> began)
    {
        var fetcher = new HttpSegmentFetcher(id, CmcdMode.Off, TimeProvider.System);
        fetchers.Add(fetcher);
        var setup = new SessionSetup
        {
            Media = media,
            Configuration = new() { Abr = "throughput", Pathway = "fastest", Seed = player, For = Duration.FromSeconds(seconds) },
            Fetcher = new CmafFetcher(fetcher),
            Renderer = new ClockRenderer(TimeProvider.System),
            SessionId = id,
        };
        if (!Session.TryCreate(setup, out var session, out var error)) throw new InvalidOperationException(error);
        session.Events.Subscribe(told =>
        {
            if (told is RequestEvent { Purpose: "media", T: 0 }) began(now());
            events.OnNext(told);
        });
        return session;
    }

    private static async Task<LoadedManifest> LoadAsync(string origin)
    {
        using var loader = new ManifestLoader(TimeProvider.System);
        return (await loader.LoadAsync($"{origin}/{NoiseTitle.Name}/manifest.mpd", CancellationToken.None)).TryGet(out var media, out var failure) ? media : throw new InvalidOperationException(failure.Message);
    }

    private static Task RotateAsync(List<ServerProcess> edges, int players, int phase) => Task.WhenAll(edges.Select(async (edge, i) =>
    {
        var command = new ShapeCommand { Rate = string.Create(CultureInfo.InvariantCulture, $"{RateOf(players, i + phase).Kbps:0}kbps") };
        if (!(await new EdgeControl(new(edge.Url), edge.Token).ShapeAsync(command)).TryGet(out _, out var error)) throw new InvalidOperationException(error.Message);
    }));

    private static Bitrate RateOf(int players, int place) => EachPlayer * (players * ShareOfAll[place % ShareOfAll.Length]);

    private static BandwidthTrace Rotating(int players, int first) => new(ShareOfAll.Select((_, k) => new TracePeriod(Duration.FromSeconds(Phase), RateOf(players, first + k))));
}
