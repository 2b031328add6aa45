using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Rules.Tests;

/// <summary>Whole simulated sessions of guests.</summary>
internal static class Playing
{
    private static readonly BandwidthTrace Trace =
        new(new[] { 700.0, 2400, 1100, 5200, 400 }.Select(kbps => new TracePeriod(Duration.FromSeconds(7), Bitrate.FromKbps(kbps))));

    public static (SessionSummary Summary, EventList Events) Session(RuleBook book, string rule, int segments = 30)
    {
        var events = new EventList();
        var setup = new SimulationSetup
        {
            Configuration = new() { Abr = rule },
            Rules = book.Rules,
            Media = TestMedia.Presentation(TestMedia.Video(segments)),
            Pathways = [new SimulatedPathway("a", Trace, Duration.FromSeconds(0.05))],
            TraceName = "made",
        };
        Assert.True(SimulatedSession.TryRun(setup, events, null, out var summary, out var error), error);
        return (summary, events);
    }

    public static AbrContext Question(double level = 10, double kbps = 1500, int segment = 3, Download? download = null, AdaptationSet? media = null) => new()
    {
        Media = media ?? Media,
        Segment = segment,
        BufferLevel = Duration.FromSeconds(level),
        BufferCapacity = Duration.FromSeconds(30),
        Throughput = Bitrate.FromKbps(kbps),
        LastDownload = download,
        PlaybackRate = 1,
    };

    private static readonly AdaptationSet Media = TestMedia.Video();
}
