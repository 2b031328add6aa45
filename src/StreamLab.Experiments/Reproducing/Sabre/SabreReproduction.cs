using StreamLab.Player;
using StreamLab.Simulation;

namespace StreamLab.Experiments;

/// <summary>
/// A figure of Sabre's paper on the user's copy of its traces: means over the traces, the paper's orderings of them, and, where a trace is there
/// for which a number of the paper's own simulator is known, that number.
/// </summary>
internal sealed class SabreReproduction(string name, SabreFigure figure) : IReproduction
{
    private const int Segments = 199;

    // Half of the last digit that Sabre prints, and rounding.
    private const double Tolerance = 0.5e-6 + 1e-9;

    private static readonly SabrePanel Defaults = new("Sabre's defaults", Duration.FromSeconds(25));

    public string Name => name;

    public string Summary => $"{figure.Title}, in Sabre's loop; needs its folder {figure.Traces}, or part of it, and its {figure.Movie.File}";

    public string Source => "Spiteri, Sitaraman, Sparacio, MMSys'18; by the options of the authors' script";

    public ReproductionResult Run(ReproductionData data, CancellationToken cancellation)
    {
        var library = TraceLibrary.Load(data.Traces, new TraceReading());
        if (library.Skipped.Count > 0) throw new StudyException($"{library.Skipped[0]}");
        if (library.Traces.Count == 0) throw new StudyException($"{string.Join(", ", data.Traces)}: there is no trace in it");
        var media = MediaOf(data.Media);
        ReproducedFigure[] means = [.. figure.Panels.SelectMany(panel => MeansOf(media, panel, library.Traces, data.Jobs, cancellation))];
        ReproducedFigure[] anchors = [.. library.Traces.SelectMany(trace => figure.Anchors.Where(a => a.Trace == trace.Name).Select(a => Anchored(media, trace, a)))];
        return new(name, library.Traces.Count, Judges(anchors.Length), [.. anchors, .. means], [.. figure.Orderings.Select(o => Ordered(o, means))]);
    }

    private static string Judges(int anchors) =>
        "The paper draws these distributions and gives no numbers: the verdict is on its orderings of the schemes, by means over the traces" +
        (anchors > 0 ? ", and on numbers that its own simulator prints for single traces with its defaults." : ".");

    private IEnumerable<ReproducedFigure> MeansOf(Presentation media, SabrePanel panel, IReadOnlyList<NamedTrace> traces, int jobs, CancellationToken cancellation)
    {
        var cut = Cut(media, panel);
        return figure.Schemes.SelectMany(scheme =>
        {
            var summaries = ParallelWork.Map(traces, jobs, trace => Play(cut, trace, panel, scheme), _ => { }, cancellation);
            return figure.Metrics.Select(metric => new ReproducedFigure(scheme.Name, scheme.Rule, Label(panel.Name, metric), Published: null, summaries.Average(s => Value(s, metric)), Tolerance));
        });
    }

    private static ReproducedFigure Anchored(Presentation media, NamedTrace trace, SabreAnchor anchor) => new(
        anchor.Scheme, anchor.Rule, Label($"{trace.Name}, {Defaults.Name}", anchor.Metric), anchor.Value,
        Value(Play(media, trace, Defaults, new SabreScheme(anchor.Scheme, anchor.Rule)), anchor.Metric), Tolerance);

    private static ReproducedOrdering Ordered(SabreOrdering ordering, ReproducedFigure[] means)
    {
        var label = Label(ordering.Panel, ordering.Metric);
        return new(label, ordering.Less, Of(ordering.Less), ordering.More, Of(ordering.More), ordering.Tolerance);

        double Of(string scheme) => means.Single(m => m.Scheme == scheme && m.Figure == label).Here;
    }

    private static SessionSummary Play(Presentation media, NamedTrace trace, SabrePanel panel, SabreScheme scheme)
    {
        var setup = new SabreSetup
        {
            Configuration = new SessionConfiguration
            {
                Abr = scheme.Rule,
                Buffer = panel.Buffer,
                Abandonment = AbandonmentRules.On,
                Replacement = scheme.Replacement,
                Script = panel.Seek is { } seek ? [new ScriptedAction(seek.At, ScriptedActionKind.Seek, seek.To)] : [],
            },
            Media = media,
            Pathway = new SimulatedPathway("edge-1", trace.Trace, Duration.Zero),
            TraceName = trace.Name,
            RampUp = panel.RampUp,
        };
        if (!SabreSession.TryRun(setup, null, out var summary, out var error)) throw new StudyException($"{trace}: {error}");
        return summary.Completed ? summary : throw new StudyException($"{trace}: {summary.EndReason}");
    }

    private static double Value(SessionSummary summary, string metric) => summary.Compat![metric]!.GetValue<double>();

    private static string Label(string where, string metric) => $"{metric} ({where})";

    private static Presentation Cut(Presentation media, SabrePanel panel)
    {
        if (panel.MediaLength is not { } length) return media;
        return MediaLength.TryCut(media, length, out var cut, out var error) ? cut : throw new StudyException(error);
    }

    private Presentation MediaOf(string path)
    {
        if (!MediaFile.TryLoad(path, out var media, out var error)) throw new StudyException(error);
        var video = media.Periods[0].AdaptationSets[0];
        return video.RepresentationCount == figure.Movie.Representations && video.SegmentCount == Segments
            ? media
            : throw new StudyException($"{path}: Sabre's {figure.Movie.File} has {Segments} segments in {figure.Movie.Representations} representations, this has {video.SegmentCount} in {video.RepresentationCount}");
    }
}
