namespace StreamLab.Player.Tests.Core;

/// <summary>What is asked for, and when.</summary>
public class RequestTests
{
    private static readonly SessionConfiguration Lowest = new() { Abr = "fixed:0" };

    [Fact]
    public void Initialization_segments_come_before_media_and_session_time_begins_with_them()
    {
        var media = TestMedia.Presentation(TestMedia.Video(ratesKbps: [300, 750], initialization: true), TestMedia.Audio(initialization: true));
        var player = new PlayerHarness(Lowest, media).Start();
        player.Deliver(0.1, track: 0);
        player.Deliver(0.2, track: 0);
        Assert.DoesNotContain(player.InFlight, r => r.Purpose == RequestPurpose.Media);
        player.Deliver(0.3, track: 1);
        Assert.Equal(2, player.InFlight.Count(r => r.Purpose == RequestPurpose.Media));
        Assert.Equal(0, player.Core.SessionOrigin.Seconds, 12);
        Assert.Equal(2400, player.Core.Summarise("test").InitBytes);
    }

    [Fact]
    public void A_seek_before_the_first_picture_asks_for_no_initialization_segment_twice()
    {
        var player = new PlayerHarness(Lowest, TestMedia.Presentation(TestMedia.Video(ratesKbps: [300, 750], initialization: true))).Start();
        player.Feed(PlayerInput.SeekRequested(Instant.FromSeconds(0.05), Duration.FromSeconds(20)));
        player.Deliver(0.1);
        player.Deliver(0.2);
        var asked = player.Commands.Where(c => c.Kind == PlayerCommandKind.Request).Select(c => (c.Request.Purpose, c.Request.Representation, c.Request.Segment));
        Assert.Equal([(RequestPurpose.Initialization, 0, 0), (RequestPurpose.Initialization, 1, 0), (RequestPurpose.Media, 0, 10)], asked);
    }

    [Fact]
    public void One_request_of_a_track_is_in_flight_at_a_time()
    {
        var player = Make(Lowest);
        for (var i = 1; i < 8; i++)
        {
            player.Deliver(i * 0.1);
            Assert.True(player.InFlight.Count <= 1);
        }
    }

    [Fact]
    public void The_next_segment_waits_until_it_fits_the_buffer()
    {
        var player = Make(Lowest with { Buffer = Duration.FromSeconds(5) });
        player.Deliver(1);
        player.Deliver(1.5); // 3.5 s buffered: 5.5 with the next
        Assert.Empty(player.InFlight);
        Assert.Equal(2, player.WakeAt, 12);
        player.Wake(2);
        Assert.Single(player.InFlight);
    }

    [Fact]
    public void Audio_is_never_more_than_one_segment_ahead_of_video()
    {
        var player = new PlayerHarness(Lowest, TestMedia.Presentation(TestMedia.Video(), TestMedia.Audio())).Start();
        player.Deliver(0.1, track: 1);
        Assert.DoesNotContain(player.InFlight, r => r.Track == 1);
        player.Deliver(0.2, track: 0);
        Assert.Contains(player.InFlight, r => r.Track == 1 && r.Segment == 1);
    }

    [Fact]
    public void The_picture_waits_for_every_track()
    {
        var player = new PlayerHarness(Lowest, TestMedia.Presentation(TestMedia.Video(), TestMedia.Audio())).Start();
        player.Deliver(0.5, track: 0);
        Assert.Equal(PlayoutPhase.Starting, player.Core.Phase);
        player.Deliver(0.75, track: 1);
        Assert.Equal(PlayoutPhase.Playing, player.Core.Phase);
    }

    [Fact]
    public void A_rule_that_waits_is_asked_once_and_obeyed_later()
    {
        var player = Make(new SessionConfiguration { Abr = "bola", Buffer = Duration.FromSeconds(8), StartThreshold = Duration.FromSeconds(8) });
        for (var t = 1; t <= 4; t++) player.Deliver(t * 0.01);
        var decisions = player.Events.Of<DecisionEvent>();
        player.Wake(player.WakeAt);
        Assert.Equal(decisions.Count + 1, player.Events.Of<DecisionEvent>().Count);
    }

    [Fact]
    public void A_segment_line_tells_the_transfer_as_it_was()
    {
        var player = Make(Lowest);
        player.Deliver(1, firstByteAt: 0.25);
        var line = player.Events.Of<SegmentEvent>().Single();
        Assert.Equal((75_000, 250.0, 1000.0, 800.0), (line.Bytes, line.TtfbMs, line.DownloadMs, line.ThroughputKbps));
        Assert.Equal((300.0, 300.0, 2.0), (line.BitrateKbps, line.ActualKbps, line.BufferSeconds));
        Assert.Null(line.EstimateKbps);
    }

    [Fact]
    public void Transfers_at_the_same_time_are_measured_together()
    {
        var player = new PlayerHarness(Lowest with { Abr = "throughput" }, TestMedia.Presentation(TestMedia.Video(), TestMedia.Audio(rateKbps: 300))).Start();
        var (video, audio) = (player.InFlight[0], player.InFlight[1]);
        player.Feed(PlayerInput.ResponseStarted(Instant.Origin, video.Id));
        player.Feed(PlayerInput.ResponseStarted(Instant.Origin, audio.Id));
        // One link of 1200 kbps, half each: after 1 s both have 75 kB.
        player.Feed(PlayerInput.BytesArrived(Instant.FromSeconds(1), audio.Id, DataSize.FromBytes(74_999)));
        player.Feed(PlayerInput.MediaAppended(Instant.FromSeconds(1), video.Id, Duration.Zero, Duration.FromSeconds(2)));
        player.Feed(PlayerInput.RequestDone(Instant.FromSeconds(1), video.Id, DataSize.FromBytes(75_000)));
        Assert.Equal(1200, player.Events.Of<DecisionEvent>()[^1].EstimateKbps!.Value, 0.1);
    }

    [Fact]
    public void A_download_that_would_take_too_long_is_given_up_for_a_lower_one()
    {
        var player = Make(new SessionConfiguration { Abr = "fixed:5", Abandonment = "on" });
        var request = player.InFlight.Single();
        Assert.True(request.ReportProgress);
        player.Feed(PlayerInput.ResponseStarted(Instant.Origin, request.Id));
        player.Feed(PlayerInput.BytesArrived(Instant.FromSeconds(0.4), request.Id, DataSize.FromBytes(20_000)));
        Assert.Empty(player.Events.Of<AbandonEvent>()); // too early to judge
        player.Feed(PlayerInput.BytesArrived(Instant.FromSeconds(0.6), request.Id, DataSize.FromBytes(30_000)));
        Assert.Equal(30_000, player.Events.Of<AbandonEvent>().Single().Bytes);
        Assert.Equal(0, player.InFlight.Single().Representation); // 0.9 x 400 kbps
        Assert.Equal(30_000, player.Core.Summarise("test").WastedBytes);
    }

    [Fact]
    public void A_rule_hears_how_long_it_waited_for_room()
    {
        var player = Make(new SessionConfiguration { Abr = "bola-e", Buffer = Duration.FromSeconds(4) });
        for (var i = 0; i < 2; i++) player.Deliver(0.1 * (i + 1), firstByteAt: 0.1 * i);
        var before = Placeholder(player);
        player.Wake(player.WakeAt); // 3.9 s are buffered at 0.2 s: 1.9 s must be played
        Assert.Equal(before + 1.9, Placeholder(player), 6);
    }

    [Fact]
    public void A_rule_hears_of_a_seek()
    {
        var player = Make(new SessionConfiguration { Abr = "bola-e", Script = [new(Duration.FromSeconds(3), ScriptedActionKind.Seek, Duration.FromSeconds(20))] });
        for (var i = 0; i < 3; i++) player.Deliver(0.1 * (i + 1), firstByteAt: 0.1 * i);
        Assert.Equal("best", player.Events.Of<DecisionEvent>()[^1].Reason.Code);
        player.Wake(3);
        Assert.Equal("start", player.Events.Of<DecisionEvent>()[^1].Reason.Code);
    }

    [Theory]
    [InlineData("throughput", "throughput")]
    [InlineData("fixed:5", "abandonment")]
    public void The_rule_s_own_judgement_comes_before_that_of_dash_js(string abr, string judge)
    {
        var player = Make(new SessionConfiguration { Abr = abr, Abandonment = "on", Estimator = "harmonic:1" });
        player.Deliver(0.01, firstByteAt: 0);
        var request = player.InFlight.Single();
        player.Feed(PlayerInput.ResponseStarted(Instant.FromSeconds(0.01), request.Id));
        player.Feed(PlayerInput.BytesArrived(Instant.FromSeconds(1), request.Id, DataSize.FromBytes(30_000)));
        Assert.Equal(judge, player.Events.Of<DecisionEvent>()[^1].Reason.Rule);
    }

    [Fact]
    public void Nothing_is_watched_while_abandonment_is_off() => Assert.False(Make(new SessionConfiguration { Abr = "fixed:5" }).InFlight.Single().ReportProgress);

    [Fact]
    public void Late_news_of_a_request_that_was_given_up_means_nothing()
    {
        var player = Make(Lowest with { Script = [new(Duration.FromSeconds(1), ScriptedActionKind.Seek, Duration.FromSeconds(20))] });
        var old = player.InFlight.Single();
        player.Wake(1);
        player.Deliver(old, 1.1, 1.05);
        Assert.Equal(0, player.Core.Summarise("test").Segments);
    }

    private static double Placeholder(PlayerHarness player) => player.Events.Of<DecisionEvent>()[^1].Reason.Values["placeholderSeconds"]!.Value;

    private static PlayerHarness Make(SessionConfiguration configuration) => new PlayerHarness(configuration, TestMedia.Presentation(TestMedia.Video())).Start();
}
