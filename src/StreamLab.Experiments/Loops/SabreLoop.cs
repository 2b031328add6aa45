using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Experiments;

/// <summary>Sabre's loop around our rules, with Sabre's defaults.</summary>
internal sealed class SabreLoop : ISessionLoop
{
    private const string Score = "time average score";

    public string Name => "sabre";
    public SessionConfiguration Defaults { get; } = new() { Buffer = Duration.FromSeconds(25), Abandonment = AbandonmentRules.On };
    public IReadOnlyList<string> Ignores => ["seeds", "start", "rebuffer", "rtt", "traceEnd"];
    public TraceFormat TwoColumns => TraceFormat.SecondsMbps;

    public IReadOnlyList<SummaryFigure> Figures { get; } =
    [
        .. ((string[])
        [
            Score, "time average played utility", "time average played bitrate", "time average bitrate change", "time average log bitrate change",
            "rebuffer ratio", "total rebuffer", "total rebuffer events", "total play time", "rampup time", "total reaction time",
        ]).Select(CompatFigure.Of),
    ];

    public IReadOnlyList<StudyQoe> QoeOf(AdaptationSet video) =>
        [new("score", CompatFigure.NameOf(Score), "Sabre's score: (sum over played segments of ln(bitrate / lowest bitrate), less gp · stall seconds / segment duration) · segment duration / total play time.", Form: null)];

    public bool TryPrepare(SimulationSetup setup, out SimulationSetup prepared, out RuleFacts facts, out string error)
    {
        (prepared, facts) = (setup, null!);
        if (!SabreSession.TryCheck(Of(setup), out var media, out error)) return false;
        var rule = SabreRules.All.Find(setup.Configuration.Abr)!;
        facts = new(setup.Configuration.Abr, setup.Configuration.Estimator ?? rule.Estimator, rule.InformationSet.Describe(media));
        return true;
    }

    public bool TryRun(SimulationSetup setup, IObserver<SessionEvent>? observer, out SessionSummary summary, out string error) =>
        SabreSession.TryRun(Of(setup), observer, out summary, out error);

    public SessionModel? ModelOf(SimulationSetup setup) => null;

    private static SabreSetup Of(SimulationSetup setup) => new()
    {
        Configuration = setup.Configuration,
        Media = setup.Media,
        Pathway = setup.Pathways[0],
        TraceName = setup.TraceName,
        Cancellation = setup.Cancellation,
    };
}
