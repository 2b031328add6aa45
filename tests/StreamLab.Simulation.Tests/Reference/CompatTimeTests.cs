using CsCheck;
using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation.Tests.Reference;

/// <summary>Session time in the reference simulators' loops: an outage first, a bound, and a sum that holds.</summary>
public class CompatTimeTests
{
    private static readonly Presentation Media = TestMedia.Presentation(TestMedia.Video());

    private static readonly Gen<BandwidthTrace> AnyTrace =
        from periods in Gen.Select(Gen.Double[0.5, 8], Gen.OneOf(Gen.Const(0.0), Gen.Double[0.1, 5])).Array[1, 8]
        from end in Gen.Bool
        select new BandwidthTrace([.. periods.Select(p => new TracePeriod(Duration.FromSeconds(p.Item1), Bitrate.FromMbps(p.Item2)))], end ? TraceEnd.Stop : TraceEnd.Loop);

    [Fact]
    public void Every_second_is_accounted_for() => AnyTrace.Sample(trace =>
    {
        Assert.Equal(0, Pensieve(trace).UnaccountedSeconds, 6);
        Assert.Equal(0, Sabre(trace).UnaccountedSeconds, 0.001);
    }, iter: 50);

    [Fact]
    public void A_trace_that_begins_with_an_outage_starts_later_by_the_outage()
    {
        TracePeriod outage = new(Duration.FromSeconds(1), Bitrate.Zero), rest = new(Duration.FromSeconds(100), Bitrate.FromMbps(3));
        foreach (var play in (Func<BandwidthTrace, SessionSummary>[])[Pensieve, Sabre])
            Assert.Equal(play(new([rest])).StartupDelaySeconds!.Value + 1, play(new([outage, rest])).StartupDelaySeconds!.Value, 9);
    }

    [Fact]
    public void What_would_take_for_ever_ends_with_its_reason()
    {
        BandwidthTrace slow = new([new(Duration.FromSeconds(5), Bitrate.FromMbps(1e-9))]);
        foreach (var summary in (SessionSummary[])[Pensieve(slow), Sabre(slow)])
            Assert.StartsWith("failed: not over after ", summary.EndReason, StringComparison.Ordinal);
    }

    private static SessionSummary Pensieve(BandwidthTrace trace)
    {
        var setup = new PensieveSetup { Configuration = new() { Abr = "bb", Buffer = Duration.FromSeconds(60) }, Media = Media, Trace = trace, TraceName = "made", PathwayName = "a" };
        Assert.True(PensieveSession.TryRun(setup, null, out var summary, out var error), error);
        return summary;
    }

    private static SessionSummary Sabre(BandwidthTrace trace)
    {
        var setup = new SabreSetup { Configuration = new() { Abr = "bola", Buffer = Duration.FromSeconds(25) }, Media = Media, Pathway = new("a", trace), TraceName = "made" };
        Assert.True(SabreSession.TryRun(setup, null, out var summary, out var error), error);
        return summary;
    }
}
