using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Experiments;

/// <summary>Pensieve's loop around our rules, with Pensieve's defaults.</summary>
internal sealed class PensieveLoop : ISessionLoop
{
    private const string AllSegments = "qoe_lin_sum";

    // By form.
    private static readonly string[] Sums = ["qoe_lin_sum_skip_first", "qoe_log_sum_skip_first", "qoe_hd_sum_skip_first"];

    public string Name => "pensieve";
    public SessionConfiguration Defaults { get; } = new() { Buffer = Duration.FromSeconds(60) };
    public IReadOnlyList<string> Ignores => ["seeds", "start", "rebuffer", "abandonment", "replacement", "rtt", "traceEnd"];
    public TraceFormat TwoColumns => TraceFormat.Pensieve;
    public IReadOnlyList<SummaryFigure> Figures { get; } = [.. ((string[])[.. Sums, AllSegments, "rebuf_s_total", "startup_s"]).Select(CompatFigure.Of)];

    public IReadOnlyList<StudyQoe> QoeOf(AdaptationSet video) =>
        [.. Sums.Index().Where(sum => Qoe.IsDefined(sum.Index, video)).Select(sum => StudyQoe.Of(sum.Index, CompatFigure.NameOf(sum.Item), "all segments but the first", "stall"))];

    public bool TryPrepare(SimulationSetup setup, out SimulationSetup prepared, out RuleFacts facts, out string error)
    {
        (prepared, facts) = (setup, null!);
        var configuration = setup.Configuration;
        if (!AbrRules.All.TryCreate(configuration.Abr, out _, out error)) return false;
        if (configuration.Estimator is { } estimator && !Estimators.All.TryCreate(estimator, out _, out error)) return false;
        if (!PensieveSession.TryModel(Of(setup), out var model, out error)) return false;
        var rule = AbrRules.All.Find(configuration.Abr)!;
        facts = new(configuration.Abr, configuration.Estimator ?? rule.Estimator, rule.InformationSet.Describe(model.Video));
        return true;
    }

    public bool TryRun(SimulationSetup setup, IObserver<SessionEvent>? observer, out SessionSummary summary, out string error) =>
        PensieveSession.TryRun(Of(setup), observer, out summary, out error);

    public SessionModel? ModelOf(SimulationSetup setup) => PensieveSession.TryModel(Of(setup), out var model, out _) ? model : null;

    private static PensieveSetup Of(SimulationSetup setup) => new()
    {
        Configuration = setup.Configuration,
        Media = setup.Media,
        Trace = setup.Pathways[0].Trace,
        TraceName = setup.TraceName,
        Cancellation = setup.Cancellation,
        PathwayName = setup.Pathways[0].Name,
    };
}
