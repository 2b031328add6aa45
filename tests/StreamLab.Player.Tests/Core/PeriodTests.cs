namespace StreamLab.Player.Tests.Core;

/// <summary>Media whose Periods are joined: each begins with Initialization Segments of its own.</summary>
public class PeriodTests
{
    private static readonly SessionConfiguration Lowest = new() { Abr = "fixed:0" };

    [Fact]
    public void A_period_is_initialised_before_its_first_segment_and_only_then()
    {
        var player = new PlayerHarness(Lowest, TwoPeriods()).Start();
        for (var i = 1; i <= 9; i++) player.Deliver(i * 0.1);
        Assert.Equal(["I0", "I0", "M0", "M1", "M2", "I3", "I3", "M3", "M4"], Asked(player).Take(9));
    }

    [Fact]
    public void Another_track_does_not_wait_while_one_enters_the_next_period()
    {
        var player = new PlayerHarness(Lowest, TwoPeriods(TestMedia.Audio(6, initialization: true))).Start();
        foreach (var (i, track) in new[] { 0, 0, 1, 0, 0, 0, 1 }.Index()) player.Deliver(0.1 * (i + 1), track);
        Assert.Equal(RequestPurpose.Initialization, player.InFlight.Single(r => r.Track == 0).Purpose);
        Assert.Equal(RequestPurpose.Media, player.InFlight.Single(r => r.Track == 1).Purpose);
    }

    [Fact]
    public void A_seek_into_a_later_period_initialises_that_one()
    {
        var player = new PlayerHarness(Lowest, TwoPeriods()).Start();
        for (var i = 1; i <= 3; i++) player.Deliver(i * 0.1);
        player.Feed(PlayerInput.SeekRequested(Instant.FromSeconds(1), Duration.FromSeconds(8.5)));
        for (var i = 1; i <= 3; i++) player.Deliver(1 + (i * 0.1));
        Assert.Equal(["I3", "I3", "M4"], Asked(player).SkipWhile(r => r != "I3").Take(3));
    }

    [Fact]
    public void A_logged_session_over_periods_replays()
    {
        var output = new StringWriter();
        var log = new InputLogWriter(output, "test", Lowest, ["edge-1"], TwoPeriods());
        var player = new PlayerHarness(Lowest, TwoPeriods(), "edge-1") { Recorder = log }.Start();
        for (var i = 1; i <= 9; i++) player.Deliver(i * 0.1);
        Assert.True(InputLog.TryReplay(new StringReader(output.ToString()), null, out var result, out var error), error);
        Assert.Null(result.Difference);
    }

    private static IEnumerable<string> Asked(PlayerHarness player) =>
        player.Commands.Where(c => c.Kind == PlayerCommandKind.Request).Select(c => $"{c.Request.Purpose.ToString()[0]}{c.Request.Segment}");

    private static Presentation TwoPeriods(params AdaptationSet[] others)
    {
        var one = TestMedia.Video(6, ratesKbps: [300, 750], initialization: true);
        return TestMedia.Presentation([new AdaptationSet("video", ContentType.Video, one.Representations, one.Segments.ToArray(), [0, 3]), .. others]);
    }
}
