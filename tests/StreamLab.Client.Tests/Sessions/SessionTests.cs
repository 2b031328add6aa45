using StreamLab.Player;

namespace StreamLab.Client.Tests;

public sealed class SessionTests
{
    [Fact]
    public void It_plays_to_the_end()
    {
        var summary = new TestSession(media: TestManifest.Load(10, audio: true, "a")).Run();
        Assert.Equal("end", summary.EndReason);
        Assert.True(summary is { Completed: true, Valid: true, StallCount: 0, Segments: 20 });
        Assert.Equal(20, summary.PlayedSeconds, 9);
    }

    [Fact]
    public void The_picture_starts_once_the_start_threshold_is_buffered()
    {
        var session = new TestSession(new SessionConfiguration { Abr = "fixed:0", StartThreshold = Duration.FromSeconds(4) });
        // Two segments of 125 kB at 5 Mbit/s, each after 50 ms, as are the three initialization segments before them.
        Assert.Equal(0.65, session.Run().StartupDelaySeconds!.Value, 0.01);
    }

    [Fact]
    public void A_first_byte_has_the_time_at_which_it_came_however_late_the_loop_is()
    {
        var session = new TestSession(new SessionConfiguration { Abr = "fixed:0", StartThreshold = Duration.FromSeconds(20) });
        session.Fetcher.AfterFirstByte = () => session.Time.Provider.Advance(TimeSpan.FromMilliseconds(30));
        session.Run();
        Assert.All(session.Events.Of<SegmentEvent>(), segment => Assert.Equal(50, segment.TtfbMs, 3));
    }

    [Fact]
    public void Time_ends_at_the_last_byte_however_long_the_content_is_looked_into()
    {
        // No picture, no reports in between: an input that was overtaken by a later one is moved up to it.
        var session = new TestSession(new SessionConfiguration { Abr = "fixed:0", StartThreshold = Duration.FromSeconds(20) });
        session.Fetcher.Afterwards = Duration.FromMilliseconds(30);
        session.Run();
        Assert.All(session.Recorded.Inputs.Where(i => i.Kind == PlayerInputKind.RequestDone && i.RequestId > 2), done =>
        {
            var firstByte = session.Recorded.Inputs.Single(i => i.Kind == PlayerInputKind.ResponseStarted && i.RequestId == done.RequestId);
            Assert.Equal(0.2, (done.At - firstByte.At).Seconds, 6); // 125 kB at 5 Mbit/s
        });
    }

    [Fact]
    public void A_server_that_fails_is_left_for_another_without_a_stall()
    {
        var session = new TestSession(media: TestManifest.Load(15, audio: true, "a", "b"));
        session.Fetcher.Failure = request => request.Url.Host == "a.test" && session.Time.Seconds > 3 ? RequestFailure.Unreachable : RequestFailure.None;
        var summary = session.Run();
        Assert.True(summary is { Completed: true, StallCount: 0 });
        Assert.Equal(["a", "b"], session.Events.Of<PathwayEvent>().Select(e => e.To));
        Assert.Equal("it cannot be reached", session.Events.Of<FailureEvent>()[0].Cause);
    }

    [Fact]
    public void What_no_server_has_is_jumped_without_a_stall()
    {
        var session = new TestSession(media: TestManifest.Load(10, audio: true, "a", "b"));
        session.Fetcher.Failure = request =>
            request.Segment is { Purpose: RequestPurpose.Media, Track: 0, Segment: 3 } ? RequestFailure.NotFound : RequestFailure.None;
        var summary = session.Run();
        Assert.True(summary is { Completed: true, StallCount: 0, FailedRequests: 6, GapCount: 1, GapSeconds: 2 });
        Assert.Equal(18, summary.PlayedSeconds, 9);
        Assert.Equal(summary.WallSeconds, summary.StartupDelaySeconds!.Value + summary.PlayedSeconds, 0.01);
    }

    /// <summary>As in the end-to-end test of an edge that freezes and one that corrupts, in virtual time.</summary>
    [Fact]
    public void Of_a_server_that_freezes_and_one_that_corrupts_nothing_is_played_and_nothing_stalls()
    {
        var session = new TestSession(media: TestManifest.Load(15, audio: true, "a", "b", "c"));
        session.Fetcher.Failure = request => session.Time.Seconds < 3 || request.Url.Host == "c.test" ? RequestFailure.None
            : request.Url.Host == "a.test" ? RequestFailure.TimedOut : RequestFailure.Mismatch;
        Assert.True(session.Run() is { Completed: true, StallCount: 0 });
        Assert.Equal("c", session.Events.Of<SegmentEvent>()[^1].Pathway);
        Assert.DoesNotContain(session.Events.Of<SegmentEvent>(), segment => segment.Pathway == "b");
    }

    [Fact]
    public void A_link_that_is_too_slow_stalls()
    {
        var session = new TestSession(new SessionConfiguration { Abr = "fixed:2" }, TestManifest.Load(4, pathways: "a"));
        session.Fetcher.Rate = _ => Bitrate.FromMbps(2);
        var summary = session.Run();
        // 4 s a segment of 2 s: after each but the last two the picture waits for the next.
        Assert.True(summary is { Completed: true, StallCount: 3 });
        Assert.Equal(6, summary.StallSeconds, 0.5);
    }

    [Fact]
    public void Cancelling_ends_it_in_order_and_leaves_nothing_running()
    {
        var session = new TestSession(new SessionConfiguration { Abr = "fixed:2" });
        session.Fetcher.Rate = _ => Bitrate.FromMbps(1);
        var summary = session.RunAndCancelAt(5);
        Assert.Equal("cancelled", summary.EndReason);
        Assert.Equal(0, session.Fetcher.Running);
        Assert.Same(summary, Assert.IsType<SummaryEvent>(session.Events.All[^1]).Figures);
    }

    [Fact]
    public void Cancelled_before_it_starts_it_still_has_a_summary() =>
        Assert.Equal("cancelled", new TestSession().Run(new CancellationToken(canceled: true)).EndReason);

    [Fact]
    public void A_user_may_seek_pause_and_go_on()
    {
        var session = new TestSession(media: TestManifest.Load(20, pathways: "a"));
        session.Time.At(3, () => session.Session.Seek(Duration.FromSeconds(30)));
        session.Time.At(6, session.Session.Pause).At(8, session.Session.Resume);
        var summary = session.Run();
        Assert.Equal(30, session.Events.Of<SeekEvent>().Single().To);
        Assert.Equal(2, summary.PausedSeconds, 0.01);
        Assert.InRange(summary.PlayedSeconds, 12, 13);
    }

    [Fact]
    public void A_user_may_change_the_rate()
    {
        var session = new TestSession(media: TestManifest.Load(10, pathways: "a"));
        session.Time.At(4, () => session.Session.SetRate(2));
        Assert.InRange(session.Run().WallSeconds, 11, 13);
    }

    [Fact]
    public void Every_second_it_tells_of_buffer_and_bench()
    {
        var session = new TestSession(media: TestManifest.Load(10, audio: true, "a"));
        session.Run();
        Assert.Equal(20, session.Events.Of<BenchEvent>().Count);
        var buffer = session.Events.Of<BufferEvent>();
        Assert.Equal(20, buffer.Count);
        Assert.All(buffer, b => Assert.Equal(["video", "audio"], b.Seconds.Keys));
        Assert.All(buffer.Zip(buffer.Skip(1)).Skip(1), pair => Assert.Equal(1, pair.Second.Position - pair.First.Position, 0.02));
    }

    [Fact]
    public void A_renderer_that_fails_ends_it_and_says_why()
    {
        FailingRenderer renderer = null!;
        var session = new TestSession(renderer: time => renderer = new FailingRenderer(time));
        session.Time.At(5, () => renderer.Fail("no space left"));
        var summary = session.Run();
        Assert.Equal("failed: no space left", summary.EndReason);
        Assert.InRange(summary.WallSeconds, 4.5, 5);
    }

    [Fact]
    public void A_bug_in_a_fetcher_comes_out_and_leaves_nothing_running()
    {
        var session = new TestSession();
        session.Fetcher.Rate = _ => session.Time.Seconds > 1 ? throw new InvalidCastException() : Bitrate.FromMbps(5);
        Assert.Throws<InvalidCastException>(() => session.Run());
        Assert.Equal(0, session.Fetcher.Running);
    }

    [Fact]
    public void A_configuration_that_does_not_fit_is_an_error_beforehand() =>
        Assert.Contains("there is no server 'c'", Assert.Throws<ArgumentException>(() => new TestSession(new SessionConfiguration { Pathway = "fixed:c" })).Message, StringComparison.Ordinal);

    [Fact]
    public void What_of_the_manifest_could_not_be_used_is_told()
    {
        var session = new TestSession(media: TestManifest.Load(pathways: "a") with { Warning = "no sizes" });
        session.RunAndCancelAt(1);
        Assert.Equal("no sizes", session.Events.Of<ManifestEvent>().Single().Warning);
    }

    [Fact]
    public void Servers_are_told_of_the_player()
    {
        var session = new TestSession();
        session.RunAndCancelAt(10);
        Assert.Equal(CmcdObjectType.Initialization, session.Fetcher.Requests[0].Cmcd.ObjectType);
        var last = session.Fetcher.Requests[^1].Cmcd;
        Assert.True(last is { SessionId: "lab-1", ContentId: "Test", ObjectType: CmcdObjectType.Video, IsStartup: false });
        Assert.True(last.BufferLength > Duration.FromSeconds(2));
        Assert.Equal(5000, last.MeasuredThroughput!.Value.Kbps, 50d);
    }

    [Fact]
    public void Players_side_by_side_have_ids_of_their_own()
    {
        Assert.Equal(["lab"], SessionGroup.SessionIds("lab", 1));
        Assert.Equal(["lab-1", "lab-2"], SessionGroup.SessionIds("lab", 2));
    }

    private sealed class FailingRenderer(TimeProvider time) : IRenderer
    {
        private readonly ClockRenderer _clock = new(time);
        private readonly System.Reactive.Subjects.Subject<PlayoutReport> _reports = new();

        public IObservable<PlayoutReport> Reports => _reports;
        public void Fail(string why) => _reports.OnError(new IOException(why));
        public void Append(SegmentMedia media) => _clock.Append(media);
        public void Start(Duration position, double rate) => _clock.Start(position, rate);
        public void Hold(Duration position) => _clock.Hold(position);
        public void JumpTo(Duration position) => _clock.JumpTo(position);
        public void FlushTo(Duration position) => _clock.FlushTo(position);
        public ValueTask DisposeAsync() => _clock.DisposeAsync();
    }
}
