using BenchmarkDotNet.Attributes;
using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Benchmarks;

/// <summary>
/// Whole simulated sessions, log off: 1,800 Segments of 2 s over a trace of 100 random periods between 0.3 and 6 Mbit/s. Time and
/// allocation are per decision, so 1 µs is 1,000,000 decisions a second on one core; what a session allocates at its start and for its
/// summary is spread over its decisions.
/// </summary>
[MemoryDiagnoser]
public class SessionBenchmarks
{
    private const int Segments = 1_800;

    private static readonly double[] RatesKbps = [230, 331, 477, 688, 991, 1427, 2056, 2962];

    private SimulationSetup _setup = null!;

    [Params("bola", "throughput", "bba0")]
    public string Rule { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => _setup = SessionOf(new SessionConfiguration { Abr = Rule });

    /// <summary>The session that is measured.</summary>
    public static SimulationSetup SessionOf(SessionConfiguration configuration)
    {
        var random = new Random(1);
        var periods = Enumerable.Range(0, 100).Select(_ => new TracePeriod(Duration.FromSeconds(1 + (9 * random.NextDouble())), Bitrate.FromMbps(0.3 + (5.7 * random.NextDouble()))));
        return new SimulationSetup
        {
            Configuration = configuration,
            Media = Media(random),
            Pathways = [new SimulatedPathway("edge-1", new BandwidthTrace(periods), Duration.FromMilliseconds(20))],
            TraceName = "generated",
        };
    }

    [Benchmark(OperationsPerInvoke = Segments)]
    public double Decision()
    {
        SimulatedSession.TryRun(_setup, null, null, out var summary, out _);
        return summary.Decisions == Segments ? summary.PlayedSeconds : throw new InvalidOperationException($"{summary.Decisions} decisions");
    }

    private static Presentation Media(Random random)
    {
        var segments = Enumerable.Range(0, Segments).Select(i => new Segment(i, i + 1, Duration.FromSeconds(2 * i), Duration.FromSeconds(2))).ToList();
        var complexity = segments.Select(_ => 0.5 + random.NextDouble()).ToList();
        var representations = RatesKbps.Select((kbps, i) => new Representation
        {
            Id = $"{i}",
            Bandwidth = Bitrate.FromKbps(kbps),
            SegmentSizes = [.. complexity.Select(c => Bitrate.FromKbps(kbps * c) * Duration.FromSeconds(2))],
        });
        var video = new AdaptationSet("video", ContentType.Video, [.. representations], segments);
        return new Presentation("generated", video.End, [new Period("0", Duration.Zero, video.End, [video])]);
    }
}
