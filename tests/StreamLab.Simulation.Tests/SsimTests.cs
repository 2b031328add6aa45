using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation.Tests;

public sealed class SsimTests
{
    /// <summary>10 + 12 + 11 dB, changes of 2 and 1, one second of startup (600 kbit over 600 kbit/s) at 20: 33 − 3 − 20.</summary>
    [Fact]
    public void Each_segment_has_its_own_quality_and_every_change_of_it_costs() => Assert.Equal(10, Run([10, 12, 11]).Qoe["ssim"]!.Value, 1e-9);

    [Fact]
    public void Where_quality_is_not_known_it_is_undefined() => Assert.Null(Run(quality: null).Qoe["ssim"]);

    [Fact]
    public void It_is_what_is_looked_at_where_quality_is_known() =>
        Assert.Equal(("ssim", "lin"), (Qoe.Names[Qoe.DefaultForm(Video([1, 2, 3]))], Qoe.Names[Qoe.DefaultForm(Video(null))]));

    private static SessionSummary Run(double[]? quality)
    {
        var setup = new SimulationSetup
        {
            Configuration = new() { Abr = "fixed:0" },
            Media = TestMedia.Presentation(Video(quality)),
            Pathways = [new SimulatedPathway("a", BandwidthTrace.Constant(Bitrate.FromKbps(600)))],
            TraceName = "constant",
        };
        Assert.True(SimulatedSession.TryRun(setup, null, null, out var summary, out var error), error);
        return summary;
    }

    private static AdaptationSet Video(double[]? quality)
    {
        var plain = TestMedia.Video(segments: 3, ratesKbps: [300]);
        return new AdaptationSet(plain.Id, plain.ContentType, [plain.Representations[0] with { SegmentQuality = quality }], [.. plain.Segments]);
    }
}
