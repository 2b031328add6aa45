using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation.Tests;

/// <summary>Players that share a bottleneck.</summary>
public class SimulatedCrowdTests
{
    [Fact]
    public void Players_that_load_all_the_time_share_a_bottleneck_equally()
    {
        var sessions = Run(players: 4, linkMbps: 4 * 0.75 * 0.9, "fixed:1");
        // 750 kbps each over nine tenths of that: all stall alike, nobody gets more.
        Assert.All(sessions, s => Assert.Equal(sessions[0].WallSeconds, s.WallSeconds, 6));
        Assert.True(sessions[0].StallSeconds > 0);
    }

    [Fact]
    public void A_bottleneck_that_is_never_idle_carries_its_rate()
    {
        var events = Enumerable.Range(0, 5).Select(_ => new EventList()).ToArray();
        Assert.True(SimulatedCrowd.TryRun(Setup(5 * 0.75 * 0.8, "fixed:1", Transport.Ideal, roundTripSeconds: 0), 5, Duration.Zero, i => events[i], out var sessions, out _));
        var last = events.Max(e => e.Of<SegmentEvent>().Max(s => s.T));
        Assert.Equal(sessions.Sum(s => s.Bytes) * 8 / (5 * 0.75 * 0.8 * 1e6), last, 3);
    }

    [Fact]
    public void A_player_that_comes_later_starts_later()
    {
        var events = new EventList[] { new(), new() };
        Assert.True(SimulatedCrowd.TryRun(Setup(10, "fixed:0", Transport.Ideal), 2, Duration.FromSeconds(7), i => events[i], out var sessions, out _));
        Assert.All(sessions, s => Assert.Equal("end", s.EndReason));
        Assert.All(events, e => Assert.Equal(30, e.Of<SegmentEvent>().Count));
    }

    /// <summary>After each pause the window is small again: a transfer of S bits takes more round trips than S / rate.</summary>
    [Fact]
    public void Slow_start_makes_a_transfer_after_a_pause_take_longer()
    {
        var (ideal, slow) = (Longest(Transport.Ideal), Longest(Transport.SlowStart));
        // 600 kbit at 10 Mbit/s: 60 ms; in windows of 116.8, 233.6 and the rest of 467.2 kbit each 100 ms: 200 ms and the rest.
        Assert.Equal(60, ideal, 1);
        Assert.Equal(200 + (100 * (600 - 116.8 - 233.6) / 467.2), slow, 1);

        static double Longest(Transport transport)
        {
            var events = new EventList();
            Assert.True(SimulatedSession.TryRun(Setup(10, "fixed:0", transport), events, null, out _, out var error), error);
            return events.Of<SegmentEvent>().Max(s => s.DownloadMs - s.TtfbMs);
        }
    }

    private static IReadOnlyList<SessionSummary> Run(int players, double linkMbps, string rule)
    {
        Assert.True(SimulatedCrowd.TryRun(Setup(linkMbps, rule, Transport.Ideal), players, Duration.Zero, _ => null, out var sessions, out var error), error);
        return sessions;
    }

    private static SimulationSetup Setup(double linkMbps, string rule, Transport transport, double roundTripSeconds = 0.1) => new()
    {
        Configuration = new() { Abr = rule, Buffer = Duration.FromSeconds(10) },
        Media = TestMedia.Presentation(TestMedia.Video()),
        Pathways = [new SimulatedPathway("a", BandwidthTrace.Constant(Bitrate.FromMbps(linkMbps)), Duration.FromSeconds(roundTripSeconds))],
        Transport = transport,
        TraceName = "made",
    };
}
