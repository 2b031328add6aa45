using StreamLab.Dash.SegmentIndexes;
using StreamLab.Player;

namespace StreamLab.Client.Tests;

/// <summary>Sessions over real HTTP and in real time, played four times as fast.</summary>
public sealed class LoopbackTests
{
    private static readonly SessionConfiguration Fast =
        new() { Abr = "fixed:0", Rate = 4, StartThreshold = Duration.FromSeconds(0.4), RebufferThreshold = Duration.FromSeconds(0.4), Buffer = Duration.FromSeconds(1.2) };

    [Fact]
    public async Task A_title_is_played_to_its_end()
    {
        await using var edge = new TinyServer(Title);
        var (summary, _) = await PlayAsync([edge]);
        Assert.True(summary is { Completed: true, FailedRequests: 0, Segments: TinyTitle.Segments });
        Assert.Equal(4.8, summary.PlayedSeconds, 6);
        Assert.InRange(summary.WallSeconds, 1.1, double.MaxValue);
        Assert.All(edge.Requests, request => Assert.Equal("lab", request.Headers["streamlab-session"]));
    }

    [Fact]
    public async Task A_server_that_is_killed_is_left_for_the_next()
    {
        TinyServer first = null!;
        first = new TinyServer(request =>
        {
            if (request.Target.EndsWith("/5.m4s", StringComparison.Ordinal)) _ = first.DisposeAsync().AsTask();
            return Title(request);
        });
        await using var second = new TinyServer(Title);
        var (summary, events) = await PlayAsync([first, second]);
        Assert.True(summary.Completed);
        Assert.Equal(["edge-1", "edge-2"], events.Of<PathwayEvent>().Select(e => e.To));
        Assert.True(summary.BytesByPathway["edge-2"] > 0);
    }

    [Fact]
    public async Task Errors_cuts_and_wrong_bytes_are_survived_with_another_server()
    {
        await using var bad = new TinyServer(request => request.Target.Split('/')[^1] switch
        {
            "3.m4s" => new TinyReply("") { Status = 500 },
            "5.m4s" => Title(request) with { CutAfter = 100 },
            "7.m4s" => Title(request) with { Body = TestCmaf.Segment(0, 10, 201) },
            _ => Title(request),
        });
        await using var good = new TinyServer(Title);
        var (summary, events) = await PlayAsync([bad, good]);
        Assert.True(summary.Completed);
        Assert.Contains("it answered with an error", events.Of<FailureEvent>().Select(e => e.Cause));
    }

    [Theory]
    [InlineData("/1.m4s", false)]
    [InlineData("/init.mp4", false)]
    [InlineData("/1.m4s", true)]
    public async Task What_is_not_what_its_title_says_is_fetched_from_another_server_whatever_the_first_states(string wrong, bool isCoded)
    {
        await using var bad = new TinyServer(request =>
        {
            var reply = Title(request with { Target = request.Target.EndsWith("mp4", StringComparison.Ordinal) ? request.Target : wrong });
            if (wrong == "/init.mp4" && reply.Body.Length < 1000) reply = new TinyReply([.. TestCmaf.Initialization[..^1], 7]);
            return isCoded ? new TinyReply(TestCoding.Gzip(reply.Body)) { Headers = ["Content-Encoding: gzip"] } : reply;
        });
        await using var good = new TinyServer(Title);
        var (summary, events) = await PlayAsync([bad, good], index: TinyTitle.Index);
        Assert.True(summary is { Completed: true, GapCount: 0, CorruptRequests: > 0 });
        Assert.True(summary.BytesByPathway["edge-2"] > 10_000);
        Assert.All(events.Of<FailureEvent>(), failure => Assert.Equal("what it sent is not what was asked for", failure.Cause));
    }

    [Fact]
    public async Task Cancelled_it_ends_at_once_and_leaves_nothing_open()
    {
        await using var edge = new TinyServer(request => request.Target.EndsWith("/4.m4s", StringComparison.Ordinal) ? Title(request) with { FreezeAfter = 50 } : Title(request));
        using var stop = new CancellationTokenSource();
        var (summary, _) = await PlayAsync([edge], stop, told => told is RequestEvent { Number: 4 });
        Assert.Equal("cancelled", summary.EndReason);
        Assert.InRange(summary.Segments, 3, 3);
    }

    [Fact]
    public async Task Several_players_play_side_by_side()
    {
        await using var edge = new TinyServer(Title);
        var media = await LoadAsync(edge);
        var fetchers = SessionGroup.SessionIds("lab", 3).Select(id => (Id: id, Fetcher: new HttpSegmentFetcher(id, CmcdMode.Off, TimeProvider.System))).ToArray();
        var summaries = await SessionGroup.RunAsync(fetchers.Select(f => Make(media, f.Id, f.Fetcher)), Duration.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
        Assert.All(summaries, summary => Assert.True(summary.Completed));
        Assert.Equal(["lab-1", "lab-2", "lab-3"], edge.Requests.Select(r => r.Headers["streamlab-session"]).Distinct().Order());
        foreach (var (_, fetcher) in fetchers) fetcher.Dispose();
    }

    [Fact]
    public async Task Periods_of_single_files_are_played_to_the_end()
    {
        await using var server = new TinyServer(TinyPeriods.Answer);
        using var loader = new ManifestLoader(TimeProvider.System);
        using var fetcher = new HttpSegmentFetcher("lab", CmcdMode.Off, TimeProvider.System);
        Assert.True((await loader.LoadAsync(new Uri(server.Url, "manifest.mpd").ToString(), CancellationToken.None)).TryGet(out var media, out _));
        var summary = await Make(media, "lab", fetcher).RunAsync(CancellationToken.None);
        Assert.True(summary.Completed);
        Assert.Equal(2.4, summary.PlayedSeconds, 6);
        Assert.Equal((2 * TinyPeriods.SegmentsEach, 0), (summary.Segments, summary.FailedRequests));
        Assert.Equal(TestCmaf.Initialization.Length * 2, summary.InitBytes);
    }

    private static TinyReply Title(TinyRequest request) => TinyTitle.Answer(request, []);

    /// <param name="stopAt">The event at which the user has enough.</param>
    private static async Task<(SessionSummary Summary, EventList Events)> PlayAsync(
        IReadOnlyList<TinyServer> edges, CancellationTokenSource? stop = null, Predicate<SessionEvent>? stopAt = null, SegmentIndex? index = null)
    {
        using var fetcher = new HttpSegmentFetcher("lab", CmcdMode.Off, TimeProvider.System);
        var media = await LoadAsync([.. edges]);
        if (index is not null && media.Manifest.WithSegmentIndex(index).TryGet(out var manifest, out _)) media = media with { Manifest = manifest };
        var session = Make(media, "lab", fetcher);
        var events = new EventList();
        session.Events.Subscribe(events);
        session.Events.Subscribe(told =>
        {
            if (stopAt?.Invoke(told) == true) stop!.Cancel();
        });
        return (await session.RunAsync(stop?.Token ?? default), events);
    }

    private static async Task<LoadedManifest> LoadAsync(params IReadOnlyList<TinyServer> edges)
    {
        await using var origin = new TinyServer(request => TinyTitle.Answer(request, [.. edges.Select(e => e.Url)]));
        using var loader = new ManifestLoader(TimeProvider.System);
        var result = await loader.LoadAsync(new Uri(origin.Url, "manifest.mpd").ToString(), CancellationToken.None);
        return result.TryGet(out var loaded, out var failure) ? loaded : throw new InvalidOperationException(failure.Message);
    }

    private static Session Make(LoadedManifest media, string id, HttpSegmentFetcher fetcher)
    {
        var setup = new SessionSetup
        {
            Media = media,
            Configuration = Fast,
            Fetcher = new CmafFetcher(fetcher),
            Renderer = new ClockRenderer(TimeProvider.System),
            SessionId = id,
        };
        return Session.TryCreate(setup, out var session, out var error) ? session : throw new ArgumentException(error);
    }
}
