namespace StreamLab.Player.Tests.Core;

/// <summary>When the picture starts, stalls, goes on and ends. Segments of 2 s, buffer 30 s, thresholds 2 s unless said.</summary>
public class PlayoutTests
{
    private static readonly SessionConfiguration Lowest = new() { Abr = "fixed:0" };

    [Fact]
    public void The_picture_starts_when_the_start_threshold_is_buffered()
    {
        var player = Make(Lowest with { StartThreshold = Duration.FromSeconds(4) });
        player.Deliver(1);
        Assert.Equal(PlayoutPhase.Starting, player.Core.Phase);
        player.Deliver(1.5);
        Assert.Contains(player.Commands, c => c.Kind == PlayerCommandKind.StartPlayout);
        Assert.Equal(1.5, player.Events.Of<PlayingEvent>().Single().StartupDelaySeconds, 12);
    }

    [Fact]
    public void Out_of_media_it_stalls_at_that_instant_however_late_the_timer_is()
    {
        var player = Make(Lowest);
        player.Deliver(1);
        player.Wake(3.25); // dry at 3
        var stall = player.Events.Of<StallStartEvent>().Single();
        Assert.Equal((3, 2), (stall.T, stall.Position));
        Assert.Contains(player.Last, c => c.Kind == PlayerCommandKind.HoldPlayout && c.Position == Duration.FromSeconds(2));
    }

    [Fact]
    public void It_asks_to_be_woken_when_media_runs_out()
    {
        var player = Make(Lowest);
        player.Deliver(1);
        Assert.Equal(3, player.WakeAt, 12);
    }

    [Fact]
    public void A_stall_ends_at_the_rebuffer_threshold_and_is_counted()
    {
        var player = Make(Lowest with { RebufferThreshold = Duration.FromSeconds(4) });
        player.Deliver(1);
        player.Deliver(5);
        Assert.Equal(PlayoutPhase.Stalled, player.Core.Phase);
        player.Deliver(6.5);
        Assert.Equal(3.5, player.Events.Of<StallEndEvent>().Single().StallSeconds, 12);
        var summary = player.Core.Summarise("test");
        Assert.Equal((1, 3.5), (summary.StallCount, summary.StallSeconds));
    }

    [Fact]
    public void The_last_segment_ends_a_stall_below_the_threshold()
    {
        var player = new PlayerHarness(Lowest with { RebufferThreshold = Duration.FromSeconds(10) }, TestMedia.Presentation(TestMedia.Video(segments: 2))).Start();
        player.Deliver(1);
        player.Deliver(8);
        Assert.Equal(PlayoutPhase.Playing, player.Core.Phase);
    }

    [Fact]
    public void It_ends_when_the_last_frame_was_shown()
    {
        var player = new PlayerHarness(Lowest, TestMedia.Presentation(TestMedia.Video(segments: 1))).Start();
        player.Deliver(1);
        player.Wake(3);
        Assert.Equal(PlayerCommandKind.Finished, player.Last[^1].Kind);
        var summary = player.Core.Summarise("test");
        Assert.True(summary.Completed);
        Assert.Equal((2.0, 3.0, 0.0), (summary.PlayedSeconds, summary.WallSeconds, summary.StallSeconds));
    }

    [Fact]
    public void An_open_stall_counts_up_to_the_end()
    {
        var player = Make(Lowest);
        player.Deliver(1);
        player.Feed(PlayerInput.Stopped(Instant.FromSeconds(10), StopReason.Cancelled));
        var summary = player.Core.Summarise("test");
        Assert.Equal(("cancelled", 7.0), (summary.EndReason, summary.StallSeconds));
        Assert.False(summary.Completed);
    }

    [Fact]
    public void Stalls_closer_than_a_tenth_of_a_second_are_one()
    {
        var media = TestMedia.Presentation(TestMedia.Video(segments: 10, segmentSeconds: 0.05));
        var configuration = Lowest with { StartThreshold = Duration.Zero, RebufferThreshold = Duration.Zero };
        var player = new PlayerHarness(configuration, media).Start();
        player.Deliver(1); // plays to 1.05
        player.Deliver(2); // plays to 2.05
        player.Deliver(2.1);
        Assert.Equal(1, player.Core.Summarise("test").StallCount);
        Assert.Equal(0.95 + 0.05, player.Core.Summarise("test").StallSeconds, 12);
    }

    [Fact]
    public void A_rate_of_two_plays_two_media_seconds_a_second()
    {
        var player = Make(Lowest with { Rate = 2 });
        player.Deliver(1);
        Assert.Equal(2, player.WakeAt, 12);
    }

    [Fact]
    public void A_pause_holds_the_picture_and_the_buffer_goes_on_filling()
    {
        var player = Make(Lowest with { Script = [new(Duration.FromSeconds(1.5), ScriptedActionKind.Pause), new(Duration.FromSeconds(6.5), ScriptedActionKind.Resume)] });
        player.Deliver(1);
        player.Deliver(1.25);
        player.Wake(1.5);
        player.Deliver(2);
        Assert.Equal(5.5, player.Core.BufferLevel(0).Seconds, 12);
        player.Wake(6.5);
        Assert.Equal((5.0, 0.0), (player.Core.Summarise("test").PausedSeconds, player.Core.Summarise("test").StallSeconds));
        Assert.Equal(PlayerCommandKind.StartPlayout, player.Last[0].Kind);
    }

    [Fact]
    public void A_seek_flushes_asks_for_the_segment_there_and_waits_as_a_seek()
    {
        var player = Make(Lowest with { Script = [new(Duration.FromSeconds(2), ScriptedActionKind.Seek, Duration.FromSeconds(21))] });
        player.Deliver(1);
        player.Wake(2);
        Assert.Contains(player.Last, c => c.Kind == PlayerCommandKind.Abandon);
        Assert.Contains(player.Last, c => c.Kind == PlayerCommandKind.FlushTo && c.Position == Duration.FromSeconds(21));
        Assert.Equal(10, player.InFlight.Single().Segment);
        player.Deliver(2.5);
        Assert.Equal(PlayoutPhase.Seeking, player.Core.Phase); // 1 s is left of that segment
        player.Deliver(3);
        var summary = player.Core.Summarise("test");
        Assert.Equal((PlayoutPhase.Playing, 1.0, 0.0), (player.Core.Phase, summary.SeekSeconds, summary.StallSeconds));
    }

    [Fact]
    public void Session_time_is_limited_by_for()
    {
        var player = Make(Lowest with { For = Duration.FromSeconds(2.5) });
        player.Deliver(1);
        player.Deliver(2);
        player.Wake(2.5);
        Assert.Equal(("for", 1.5), (player.Core.End?.ToString(), player.Core.Summarise("test").PlayedSeconds));
    }

    [Fact]
    public void The_renderers_report_is_the_clock()
    {
        var player = Make(Lowest);
        player.Deliver(1);
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(2), Duration.FromSeconds(0.75), 1, starved: false));
        Assert.Equal(3.25, player.WakeAt, 12);
    }

    [Fact]
    public void Until_the_renderer_has_moved_time_counts_as_what_it_was_waited_for()
    {
        var player = Make(Lowest);
        player.Deliver(1);
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(1.5), Duration.FromSeconds(0.1), 1, starved: false)); // it began 0.4 s late
        player.Deliver(2);
        player.Feed(PlayerInput.Stopped(Instant.FromSeconds(3), StopReason.Cancelled));
        var summary = player.Core.Summarise("test");
        Assert.Equal((1.4, 1.6), (Math.Round(summary.StartupDelaySeconds!.Value, 9), Math.Round(summary.PlayingSeconds, 9)));
        Assert.Equal(0, summary.UnaccountedSeconds, 9);
    }

    [Fact]
    public void With_a_renderer_the_first_frame_is_told_of_as_it_reports_it_and_as_the_summary_has_it()
    {
        var player = Make(Lowest);
        player.Core.HasRenderer = true;
        player.Deliver(1);
        Assert.Empty(player.Events.Of<PlayingEvent>());
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(1.5), Duration.FromSeconds(0.1), 1, starved: false));
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(1.6), Duration.FromSeconds(0.2), 1, starved: false));
        Assert.Equal(player.Core.Summarise("test").StartupDelaySeconds, player.Events.Of<PlayingEvent>().Single().StartupDelaySeconds);
    }

    [Fact]
    public void A_renderer_that_never_reports_is_not_waited_for_beyond_the_first_stall()
    {
        var player = Make(Lowest);
        player.Core.HasRenderer = true;
        player.Deliver(1);
        player.Wake(3);
        Assert.True(player.Events.Of<PlayingEvent>().Single().T <= player.Events.Of<StallStartEvent>().Single().T);
    }

    [Fact]
    public void A_report_that_was_long_under_way_does_not_set_the_clock_back()
    {
        var player = Make(Lowest);
        player.Deliver(1);
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(1.1), Duration.FromSeconds(0.1), 1, starved: false));
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(2.08), Duration.FromSeconds(1), 1, starved: false));
        player.Wake(3.5);
        Assert.Equal(3, player.Events.Of<StallStartEvent>().Single().T, 9);
        Assert.Equal(0, player.Core.Summarise("test").UnaccountedSeconds, 9);
    }

    [Fact]
    public void What_a_renderer_loses_later_is_accounted_for_by_nothing()
    {
        var player = Make(Lowest);
        player.Deliver(1);
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(1.1), Duration.FromSeconds(0.1), 1, starved: false));
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(2), Duration.FromSeconds(0.5), 1, starved: false));
        player.Feed(PlayerInput.Stopped(Instant.FromSeconds(2.5), StopReason.Cancelled));
        Assert.Equal(0.5, player.Core.Summarise("test").UnaccountedSeconds, 9);
    }

    [Fact]
    public void A_changed_rate_and_pauses_are_accounted_for()
    {
        var player = new PlayerHarness(Lowest, TestMedia.Presentation(TestMedia.Video()));
        player.Feed(PlayerInput.PauseRequested(Instant.FromSeconds(0.1)));
        player.Feed(PlayerInput.Started(Instant.FromSeconds(0.5)));
        player.Feed(PlayerInput.ResumeRequested(Instant.FromSeconds(0.75)));
        player.Deliver(1);
        player.Feed(PlayerInput.RateRequested(Instant.FromSeconds(2), 2));
        player.Wake(3);
        player.Feed(PlayerInput.Stopped(Instant.FromSeconds(4), StopReason.Cancelled));
        var summary = player.Core.Summarise("test");
        Assert.Equal((3.5, 0.25, 0.25, 1.5, 1.5), (summary.WallSeconds, summary.PausedSeconds, summary.StartupDelaySeconds!.Value, summary.PlayingSeconds, summary.StallSeconds));
        Assert.Equal(0, summary.UnaccountedSeconds, 9);
    }

    [Fact]
    public void A_starved_renderer_is_a_stall()
    {
        var player = Make(Lowest);
        player.Deliver(1);
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(2), Duration.FromSeconds(1), 0, starved: true));
        Assert.Equal(2, player.Events.Of<StallStartEvent>().Single().T, 12);
    }

    [Fact]
    public void A_renderer_that_is_starved_at_the_end_of_the_media_has_come_to_the_end()
    {
        var player = new PlayerHarness(Lowest, TestMedia.Presentation(TestMedia.Video(segments: 1))).Start();
        player.Deliver(1);
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(2.5), Duration.FromSeconds(1.96), 0, starved: true));
        Assert.Equal(("end", 0), (player.Core.End?.ToString(), player.Core.Summarise("test").StallCount));
    }

    private static PlayerHarness Make(SessionConfiguration configuration) => new PlayerHarness(configuration, TestMedia.Presentation(TestMedia.Video())).Start();
}
