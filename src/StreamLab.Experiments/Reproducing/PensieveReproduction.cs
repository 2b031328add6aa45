using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Experiments;

/// <summary>
/// Rules in Pensieve's environment over one of its sets of traces: the mean of QoE_lin, summed over chunks 1 to 47 as the papers do. The
/// figures are those of the environment run unchanged (hongzimao/pensieve, test/fixed_env.py), EnvivioDash3, state reset for each trace.
/// </summary>
/// <param name="traces">What the set is, in words.</param>
/// <param name="published">By the number of traces they are over.</param>
internal sealed class PensieveReproduction(string name, string traces, IReadOnlyDictionary<int, IReadOnlyList<PublishedMean>> published) : IReproduction
{
    // Half of the last digit that was published.
    private const double Tolerance = 0.005 + 1e-9;

    private const string Judges = "The verdict is on every figure, to the digits that were published.";

    private const string Figure = "qoe_lin_sum_skip_first";

    private static readonly Duration BufferCapacity = Duration.FromSeconds(60);

    public string Name => name;

    public string Summary => $"rules in Pensieve's environment: mean QoE_lin over chunks 1 to 47; needs {traces} and the folder of EnvivioDash3's video_size_N";

    public string Source => "Mao, Netravali, Alizadeh, SIGCOMM'17; its simulator run unchanged";

    public ReproductionResult Run(ReproductionData data, CancellationToken cancellation)
    {
        var library = TraceLibrary.Load(data.Traces, new TraceReading(TraceFormat.Pensieve));
        if (library.Skipped.Count > 0) throw new StudyException($"{library.Skipped[0]}");
        if (!published.TryGetValue(library.Traces.Count, out var schemes))
            throw new StudyException($"{library.Traces.Count} traces: it was published over {string.Join(" or ", published.Keys)} ({traces})");
        var media = MediaOf(data.Media);
        var figures = schemes.Select(scheme => new ReproducedFigure(scheme.Scheme, scheme.Rule, "mean QoE_lin", scheme.Mean, MeanOf(scheme.Rule), Tolerance));
        return new(name, library.Traces.Count, Judges, [.. figures], []);

        double MeanOf(string rule) => ParallelWork.Map(library.Traces, data.Jobs, trace => Play(media, trace, rule), _ => { }, cancellation).Average();
    }

    private static double Play(Presentation media, NamedTrace trace, string rule)
    {
        var setup = new PensieveSetup
        {
            Configuration = new SessionConfiguration { Abr = rule, Buffer = BufferCapacity },
            Media = media,
            Trace = trace.Trace,
            TraceName = trace.Name,
            PathwayName = "edge-1",
        };
        if (!PensieveSession.TryRun(setup, null, out var summary, out var error)) throw new StudyException($"{trace}: {error}");
        if (!summary.Completed) throw new StudyException($"{trace}: it brings no more before the media ends");
        return summary.Compat![Figure]!.GetValue<double>();
    }

    private static Presentation MediaOf(string path)
    {
        if (!MediaFile.TryLoad(path, out var media, out var error)) throw new StudyException(error);
        var video = media.Periods[0].AdaptationSets[0];
        return video is { RepresentationCount: 6, SegmentCount: 48 }
            ? media
            : throw new StudyException($"{path}: EnvivioDash3 has 48 segments in 6 representations, this has {video.SegmentCount} in {video.RepresentationCount}");
    }
}
