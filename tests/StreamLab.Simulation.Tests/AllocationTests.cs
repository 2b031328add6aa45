using StreamLab.Network;

namespace StreamLab.Simulation.Tests;

public class AllocationTests
{
    [Theory]
    [InlineData("bola")]
    [InlineData("throughput")]
    [InlineData("bba0")]
    [InlineData("bb")]
    [InlineData("rb")]
    [InlineData("mpc")]
    [InlineData("robust-mpc")]
    [InlineData("fast-mpc")]
    public void A_decision_allocates_nothing_while_nobody_listens(string rule)
    {
        Run(rule, 3000);
        var (brief, lengthy) = (Allocated(() => Run(rule, 1000)), Allocated(() => Run(rule, 3000)));
        // The summary and the buffers are the same for both; only 2,000 more decisions could make a difference.
        Assert.InRange(lengthy - brief, -1024, 1024);
    }

    private static long Allocated(Action run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static readonly Dictionary<int, Presentation> Media =
        new[] { 1000, 3000 }.ToDictionary(n => n, n => TestMedia.Presentation(TestMedia.Video(segments: n)));

    private static readonly BandwidthTrace Trace =
        new(Enumerable.Range(0, 50).Select(i => new TracePeriod(Duration.FromSeconds(3), Bitrate.FromKbps(400 + (937 * i % 5000)))));

    private static void Run(string rule, int segments)
    {
        var setup = new SimulationSetup
        {
            Configuration = new() { Abr = rule },
            Media = Media[segments],
            Pathways = [new SimulatedPathway("a", Trace, Duration.FromSeconds(0.02))],
            TraceName = "made",
        };
        Assert.True(SimulatedSession.TryRun(setup, null, null, out var summary, out _));
        Assert.Equal(segments, summary.Decisions);
    }
}
