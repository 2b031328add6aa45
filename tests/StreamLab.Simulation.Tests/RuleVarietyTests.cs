using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation.Tests;

/// <summary>Whole sessions of every rule over traces of many kinds.</summary>
public class RuleVarietyTests
{
    private static readonly Presentation Media = TestMedia.Presentation(VariableVideo());

    private static readonly BandwidthTrace[] Traces =
    [
        Steps(6, 400, 1300, 3100, 800, 5200), // slow steps
        Steps(1, 300, 4000, 900, 2500, 1500, 600), // restless
        Steps(20, 6000, 250), // outages
        Steps(2, 500, 700, 1000, 1400, 2000, 2800, 3900, 5500), // sawtooth
        Steps(100, 1900),
    ];

    /// <summary>Those that decide by themselves: a plan is somebody else's.</summary>
    private static readonly string[] Deciding = [.. AbrRules.All.Components.Select(c => c.Name).Where(name => AbrRules.All.Create(name) is not PlannedRule)];

    public static TheoryData<string> Rules => [.. Deciding];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_plays_every_trace_to_its_end(string rule) => Assert.All(Traces, trace =>
    {
        var summary = Play(rule, trace, new EventList());
        Assert.Equal("end", summary.EndReason);
        Assert.Equal(80, summary.PlayedSeconds, 6);
    });

    [Fact]
    public void No_two_rules_decide_alike() => Assert.Empty(Alike(Media, Traces));

    [Fact]
    public void Nor_over_the_3G_traces_from_Norway()
    {
        if (SharedMaterial.Find("data/traces/hsdpa-norway") is not { } traces || SharedMaterial.Find("data/movies/envivio") is not { } movie)
        {
            Assert.Skip("the shared traces are not there");
            return;
        }
        Assert.True(MediaFile.TryLoad(movie, out var media, out var error), error);
        Assert.Empty(Alike(media, [.. Directory.GetFiles(traces).Order(StringComparer.Ordinal).Take(10).Select(f => TraceReader.Read(File.ReadAllText(f)).Trace!)]));
    }

    [Fact]
    public void The_seed_draws_the_buffer_targets_of_festive()
    {
        double[] Waits(int seed)
        {
            var events = new EventList();
            Play("festive", Steps(100, 6000), events, seed: seed);
            return [.. events.Of<DecisionEvent>().Select(d => d.WaitSeconds)];
        }

        Assert.Contains(Waits(1), w => w > 0);
        Assert.NotEqual(Waits(1), Waits(2));
    }

    private static IEnumerable<string> Alike(Presentation media, IReadOnlyList<BandwidthTrace> traces) =>
        Deciding.GroupBy(rule => Decisions(rule, media, traces), StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => string.Join(" = ", g));

    private static string Decisions(string rule, Presentation media, IReadOnlyList<BandwidthTrace> traces) => string.Join('|', traces.Select(trace =>
    {
        var events = new EventList();
        Play(rule, trace, events, media);
        return string.Join(',', events.Of<DecisionEvent>().Select(d => $"{d.Representation} {d.WaitSeconds:0.###}"));
    }));

    private static SessionSummary Play(string rule, BandwidthTrace trace, EventList events, Presentation? media = null, int seed = 1)
    {
        var setup = new SimulationSetup
        {
            Configuration = new() { Abr = rule, Seed = seed },
            Media = media ?? Media,
            Pathways = [new SimulatedPathway("a", trace, Duration.FromSeconds(0.05))],
            TraceName = "made",
        };
        Assert.True(SimulatedSession.TryRun(setup, events, null, out var summary, out var error), error);
        return summary;
    }

    private static BandwidthTrace Steps(double seconds, params double[] kbps) =>
        new(kbps.Select(k => new TracePeriod(Duration.FromSeconds(seconds), Bitrate.FromKbps(k))));

    /// <summary>40 Segments of 2 s whose sizes vary by a half up and down, each Representation alike.</summary>
    private static AdaptationSet VariableVideo()
    {
        var factors = Enumerable.Range(0, 40).Select(i => 1 + (0.5 * Math.Sin(i * 1.7))).ToArray();
        var representations = TestMedia.Rates.Select((kbps, i) => new Representation
        {
            Id = $"{i}",
            Bandwidth = Bitrate.FromKbps(kbps),
            SegmentSizes = [.. factors.Select(f => Bitrate.FromKbps(kbps * f) * Duration.FromSeconds(2))],
        });
        return new AdaptationSet("video", ContentType.Video, [.. representations], [.. factors.Select((_, i) => new Segment(i, i, Duration.FromSeconds(2 * i), Duration.FromSeconds(2)))]);
    }
}
