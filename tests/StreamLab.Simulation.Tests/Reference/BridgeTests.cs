using CsCheck;
using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation.Tests.Reference;

/// <summary>
/// The bridge between the reference and the house: without latency and abandonment, and started after one segment, the core and Sabre's
/// loop are the same player. What Sabre's parity proves of rules and estimators then holds of real sessions.
/// </summary>
public class BridgeTests
{
    // 0.1 µs: after forty segments the two ways of adding up times differ by up to a few nanoseconds.
    private const double Milliseconds = 1e-4;

    [Theory]
    [InlineData("throughput", "throughput")]
    [InlineData("bola:finite,u,wait=off", "bola")]
    [InlineData("bola:finite,o,wait=off", "bola:osc")]
    [InlineData("bola:u,wait=off", "bola:basic")]
    [InlineData("bola-e", "bola-e")]
    [InlineData("bola-e:ibr=off,osc", "bola-e:ibr=off,osc")]
    [InlineData("dynamic", "dynamic")]
    [InlineData("dynamic-dash", "dynamic-dash")]
    public void The_core_and_sabre_s_loop_agree_segment_by_segment(string abr, string sabre) => Networks.Sample((media, trace, buffer) =>
    {
        var configuration = new SessionConfiguration { Abr = abr, Buffer = buffer, StartThreshold = Segment, RebufferThreshold = Segment };
        var pathway = new SimulatedPathway("edge-1", trace);
        var (ours, theirs) = (new EventList(), new EventList());
        Assert.True(SimulatedSession.TryRun(new() { Configuration = configuration, Media = media, Pathways = [pathway], TraceName = "made" }, ours, null, out _, out var error), error);
        Assert.True(SabreSession.TryRun(new() { Configuration = configuration with { Abr = sabre }, Media = media, Pathway = pathway, TraceName = "made" }, theirs, out _, out error), error);
        var (a, b) = (ours.Of<SegmentEvent>(), theirs.Of<SegmentEvent>());
        Assert.Equal(a.Select(s => (s.Number, s.Representation)), b.Select(s => (s.Number, s.Representation)));
        Assert.All(a.Zip(b), pair => AssertSame(pair.First, pair.Second));
    }, iter: 40);

    private static void AssertSame(SegmentEvent core, SegmentEvent sabre)
    {
        Assert.Equal(sabre.DownloadMs, core.DownloadMs, Milliseconds);
        Assert.Equal(sabre.BufferSeconds * 1000, core.BufferSeconds * 1000, Milliseconds);
        Assert.Equal(sabre.T * 1000, core.T * 1000, Milliseconds);
    }

    private static readonly Duration Segment = Duration.FromSeconds(2);

    private static readonly Gen<(Presentation, BandwidthTrace, Duration)> Networks =
        from weights in Uneven.Between(0.5, 1.5).Array[40]
        from periods in Gen.Select(Uneven.Between(0.5, 20), Uneven.Between(0.3, 8)).Array[2, 10]
        from buffer in Uneven.Between(8, 40)
        select (Media(weights), new BandwidthTrace(periods.Select(p => new TracePeriod(Duration.FromSeconds(p.Item1), Bitrate.FromMbps(p.Item2)))), Duration.FromSeconds(buffer));

    private static Presentation Media(double[] weights)
    {
        var even = TestMedia.Video(segments: weights.Length);
        var varied = even.Representations.Select(r => r with { SegmentSizes = [.. weights.Select(w => r.Bandwidth * Segment * w)] });
        return TestMedia.Presentation(new AdaptationSet("video", ContentType.Video, [.. varied], even.Segments.ToArray()));
    }
}
