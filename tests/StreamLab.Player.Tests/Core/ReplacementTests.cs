namespace StreamLab.Player.Tests.Core;

public class ReplacementTests
{
    // It believes the last sample alone, so that one fast download makes it choose the highest.
    private static readonly SessionConfiguration Configuration = new()
    {
        Abr = "throughput:ibr=off",
        Estimator = "harmonic:1",
        Replacement = ReplacementStrategy.Left,
        StartThreshold = Duration.FromSeconds(8),
    };

    [Theory]
    [InlineData(ReplacementStrategy.None, -1)]
    [InlineData(ReplacementStrategy.Left, 2)]
    [InlineData(ReplacementStrategy.Right, 4)]
    public void Of_what_is_buffered_lower_the_first_or_the_last_is_taken(ReplacementStrategy strategy, int expected) =>
        Assert.Equal(expected, SegmentReplacement.Choose(strategy, [0, 0, 1, 3, 1, 3], 0, wanted: 2));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0.5, 2)]
    [InlineData(0.51, 3)]
    public void What_is_played_soon_is_passed_over(double playedShare, int expected) =>
        Assert.Equal(expected, SegmentReplacement.Choose(ReplacementStrategy.Left, [0, 0, 0, 0], playedShare, wanted: 1));

    [Fact]
    public void A_buffered_segment_is_fetched_again_and_played_better()
    {
        var player = BufferFourLowest();
        var request = player.InFlight.Single();
        Assert.Equal((2, 5, true), (request.Segment, request.Representation, request.IsReplacement));
        player.Deliver(request, 5.2, 5.1);
        var line = player.Events.Of<SegmentEvent>()[^1];
        Assert.True(line.Replaced);
        Assert.Equal(8 - 0.6, line.BufferSeconds, 9); // the level is what it was, less what has been played
        Assert.Equal(75_000, player.Core.Summarise("test").WastedBytes); // the old one
    }

    [Fact]
    public void What_is_played_is_the_better_one()
    {
        var player = BufferFourLowest();
        player.Deliver(5.2, firstByteAt: 5.1);
        player.Wake(10.4); // the picture is at 5.8 s, and segment 2 began at 4 s
        Assert.Equal(1.8, player.Core.Summarise("test").SecondsByRepresentation["v5"], 6);
    }

    [Fact]
    public void One_that_would_come_too_late_is_given_up_and_the_next_segment_is_fetched()
    {
        var player = BufferFourLowest();
        var request = player.InFlight.Single();
        player.Feed(PlayerInput.ResponseStarted(Instant.FromSeconds(5.1), request.Id));
        player.Feed(PlayerInput.BytesArrived(Instant.FromSeconds(8.5), request.Id, DataSize.FromBytes(50_000)));
        Assert.Empty(player.Events.Of<AbandonEvent>());
        player.Feed(PlayerInput.BytesArrived(Instant.FromSeconds(8.7), request.Id, DataSize.FromBytes(60_000)));
        Assert.Equal("too late to replace", player.Events.Of<AbandonEvent>().Single().Cause);
        Assert.Equal((4, false), (player.InFlight.Single().Segment, player.InFlight.Single().IsReplacement));
        Assert.Equal(60_000, player.Core.Summarise("test").WastedBytes);
    }

    [Fact]
    public void One_that_came_too_late_is_wasted_and_the_old_one_goes_on()
    {
        var player = BufferFourLowest();
        var request = player.InFlight.Single();
        player.Deliver(request, 9.6, 5.1); // the picture is in the middle of segment 2
        Assert.Equal(1_075_000, player.Core.Summarise("test").WastedBytes);
        player.Wake(10.1);
        Assert.Equal(0, player.Core.Summarise("test").SecondsByRepresentation["v5"]);
    }

    [Fact]
    public void A_session_with_replacements_replays()
    {
        var log = new StringWriter();
        var presentation = TestMedia.Presentation(TestMedia.Video());
        var player = BufferFourLowest(new InputLogWriter(log, "test", Configuration, ["edge-1"], presentation));
        for (var i = 1; i <= 5; i++) player.Deliver(4.6 + (i * 0.2), firstByteAt: 4.5 + (i * 0.2));
        Assert.True(InputLog.TryReplay(new StringReader(log.ToString()), null, out var result, out var error), error);
        Assert.Null(result.Difference);
        Assert.Equal(player.Core.Summarise("test").WastedBytes, result.Summary.WastedBytes);
    }

    /// <summary>Three segments at 400 kbps and one at 6 Mbps; the picture starts at 4.6 s, and the first replacement is under way.</summary>
    private static PlayerHarness BufferFourLowest(IInputRecorder? recorder = null)
    {
        var player = new PlayerHarness(Configuration, TestMedia.Presentation(TestMedia.Video())) { Recorder = recorder }.Start();
        for (var i = 0; i < 3; i++) player.Deliver((i + 1) * 1.5, firstByteAt: i * 1.5);
        player.Deliver(4.6, firstByteAt: 4.5);
        return player;
    }
}
