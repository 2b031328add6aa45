namespace StreamLab.Player.Tests.Core;

/// <summary>What one server does not have, another may; what is not there in one Representation may be in another; what is nowhere is jumped.</summary>
public class GapTests
{
    [Fact]
    public void What_a_server_does_not_have_another_is_asked_for_and_none_is_excluded()
    {
        var player = Make(video: 5).Until(segment: 2);
        player.Fail(4.1, RequestFailure.NotFound);
        Assert.Equal((2, 3, 1), Asked(player));
        player.Deliver(5);
        Assert.Equal((3, 3, 0), Asked(player));
        Assert.Null(player.Events.Of<FailureEvent>().Single().ExcludedSeconds);
    }

    [Fact]
    public void What_no_server_has_is_asked_for_in_the_next_lower_representations_then_in_higher_ones()
    {
        var player = Make(video: 5).Until(segment: 2);
        var asked = new List<(int Segment, int Representation, int Pathway)>();
        for (; player.InFlight is [{ Segment: 2 }]; player.Fail(4.1, RequestFailure.NotFound)) asked.Add(Asked(player));
        Assert.Equal([3, 3, 2, 2, 1, 1, 0, 0, 4, 4, 5, 5], asked.Select(a => a.Representation));
        Assert.Equal(asked.Count, asked.Distinct().Count());
        Assert.Equal((3, 3, 0), Asked(player));
    }

    [Fact]
    public void What_comes_spoilt_from_the_only_server_that_has_it_is_asked_for_once_more()
    {
        var player = Make(video: 5, selector: "fixed:b").Until(segment: 2);
        var asked = Asked(player);
        player.Fail(4.1, RequestFailure.Mismatch);
        Assert.Equal(asked, Asked(player));
        player.Fail(4.2, RequestFailure.Mismatch);
        Assert.Equal((2, 2, 1), Asked(player));
    }

    [Theory]
    [InlineData(RequestFailure.Encrypted, "encrypted: this player has no keys")]
    [InlineData(RequestFailure.Muxed, "muxed")]
    public void What_no_server_can_help_with_ends_the_session_at_once_and_blames_none(RequestFailure failure, string word)
    {
        var player = Make(video: 5).Until(segment: 0);
        player.Fail(4.1, failure);
        Assert.Contains(word, player.Core.Summarise("test").EndReason, StringComparison.Ordinal);
        Assert.Null(player.Events.Of<FailureEvent>().Single().ExcludedSeconds);
    }

    [Fact]
    public void A_pinned_server_is_asked_for_another_representation()
    {
        var player = Make(video: 5, selector: "fixed:b").Until(segment: 2);
        player.Fail(4.1, RequestFailure.NotFound);
        Assert.Equal((2, 2, 1), Asked(player));
    }

    [Theory]
    [InlineData(RequestFailure.NotFound, 0)]
    [InlineData(RequestFailure.Mismatch, 13)]
    public void A_gap_is_jumped_in_no_time_counted_and_told(RequestFailure failure, int corrupt)
    {
        var player = Make(video: 5).PlayOn(lack: 2, failure);
        var summary = player.Core.Summarise("test");
        Assert.Equal(("end", 1, 2.0, corrupt), (summary.EndReason, summary.GapCount, summary.GapSeconds, summary.CorruptRequests));
        Assert.Equal((8.0, 0.0), (summary.PlayedSeconds, summary.StallSeconds));
        Assert.Equal(summary.WallSeconds, summary.StartupDelaySeconds!.Value + summary.PlayedSeconds, 9);
        Assert.Equal((4.0, 6.0), player.Events.Of<GapEvent>().Select(gap => (gap.From, gap.To)).Single());
    }

    [Fact]
    public void Sound_has_to_jump_with_the_picture()
    {
        var player = Make(video: 5, audioSeconds: 1.9).PlayOn(lack: 2);
        var summary = player.Core.Summarise("test");
        Assert.Equal(("end", 1, 8.0, 0.0), (summary.EndReason, summary.GapCount, Math.Round(summary.PlayedSeconds, 9), summary.StallSeconds));
        Assert.True(summary.WastedBytes >= 2 * 96_000 / 8);
        Assert.Contains(player.Commands, c => c.Kind == PlayerCommandKind.JumpTo && c.Position == Duration.FromSeconds(6));
    }

    [Fact]
    public void A_gap_ahead_is_no_media_in_the_buffer()
    {
        var player = Make(video: 5).Until(segment: 4, lack: 2);
        Assert.Equal(3 * 2 - player.Core.Position.Seconds, player.Core.BufferLevel(0).Seconds, 9);
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(4, 8)]
    public void A_gap_at_either_end_is_jumped_too(int segment, double played)
    {
        var summary = Make(video: 5).PlayOn(lack: segment).Core.Summarise("test");
        Assert.Equal(("end", true, played, 0.0), (summary.EndReason, summary.Completed, summary.PlayedSeconds, summary.StallSeconds));
    }

    [Fact]
    public void A_stalled_picture_jumps_a_gap_and_waits_on_behind_it()
    {
        var player = Make(video: 5).Until(segment: 2);
        player.Wake(20);
        Assert.Equal(PlayoutPhase.Stalled, player.Core.Phase);
        while (player.InFlight[0].Segment == 2) player.Fail(20, RequestFailure.NotFound);
        Assert.Equal((PlayoutPhase.Stalled, 6.0), (player.Core.Phase, player.Core.Position.Seconds));
        player.Deliver(21);
        Assert.Equal(PlayoutPhase.Playing, player.Core.Phase);
    }

    [Fact]
    public void A_report_from_before_the_jump_does_not_take_the_picture_back()
    {
        var player = Make(video: 5).Until(segment: 4, lack: 2);
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(4.5), Duration.FromSeconds(4.4), 1, starved: false));
        Assert.True(player.Core.Position >= Duration.FromSeconds(6));
        player.Feed(PlayerInput.PlayoutReported(Instant.FromSeconds(4.6), Duration.FromSeconds(6.7), 1, starved: false));
        Assert.Equal(6.7, player.Core.Position.Seconds, 9);
        Assert.Single(player.Events.Of<GapEvent>());
    }

    [Fact]
    public void Media_of_which_nothing_is_there_any_more_fails_with_one_line()
    {
        var player = Make(video: 30).Until(segment: 2);
        while (!player.Core.IsEnded)
        {
            if (player.InFlight.Count > 0) player.Fail(5, RequestFailure.NotFound);
            else player.Wake(player.WakeAt);
        }
        Assert.Equal("failed: video segments 3 to 6 are to be had from no server in any representation", player.Core.End?.ToString());
    }

    [Fact]
    public void Without_its_initialization_segment_a_representation_is_not_played()
    {
        var player = Make(video: 5, initialization: true);
        for (var at = 0.0; player.InFlight is [{ Purpose: RequestPurpose.Initialization } request]; at += 0.01)
        {
            if (request.Representation == 3) player.Fail(at, RequestFailure.NotFound);
            else player.Deliver(at);
        }
        Assert.Equal((0, 2, 0), Asked(player));
        player.Deliver(1);
        Assert.Equal((1, 2, 0), Asked(player));
    }

    [Fact]
    public void Without_any_initialization_segment_the_session_fails()
    {
        var player = Make(video: 5, initialization: true);
        while (!player.Core.IsEnded) player.Fail(0.1, RequestFailure.NotFound);
        Assert.StartsWith("failed: video initialization segment is to be had in no representation", player.Core.End?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replacement_that_is_not_to_be_had_leaves_what_is_buffered()
    {
        var configuration = new SessionConfiguration { Abr = "fixed:3", Replacement = ReplacementStrategy.Left, StartThreshold = Duration.FromSeconds(20) };
        var player = new PlayerHarness(configuration, TestMedia.Presentation(TestMedia.Video()), "a").Start();
        for (var at = 0.0; player.InFlight is [{ IsReplacement: false } request]; at += 0.1)
        {
            if (request is { Segment: < 4, Representation: 3 }) player.Fail(at, RequestFailure.NotFound);
            else player.Deliver(at);
        }
        var replacement = player.InFlight.Single();
        player.Fail(3, RequestFailure.NotFound);
        Assert.True(replacement.Segment == 2 && player.InFlight.Single() is { IsReplacement: false, Segment: 3 });
    }

    private static (int Segment, int Representation, int Pathway) Asked(PlayerHarness player) =>
        player.InFlight.Select(r => (r.Segment, r.Representation, r.Pathway)).Single();

    private static PlayerHarness Make(int video, double audioSeconds = 0, bool initialization = false, string selector = "first")
    {
        var sets = new List<AdaptationSet> { TestMedia.Video(video, initialization: initialization) };
        if (audioSeconds > 0) sets.Add(TestMedia.Audio((int)Math.Ceiling(video * 2 / audioSeconds), audioSeconds));
        return new PlayerHarness(new SessionConfiguration { Abr = "fixed:3", Pathway = selector }, TestMedia.Presentation(sets), "a", "b").Start();
    }
}
