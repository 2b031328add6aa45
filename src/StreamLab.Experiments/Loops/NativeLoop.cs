using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Experiments;

/// <summary>Our own player in virtual time.</summary>
internal sealed class NativeLoop : ISessionLoop
{
    public string Name => "none";
    public SessionConfiguration Defaults { get; } = new();
    public IReadOnlyList<string> Ignores => [];
    public TraceFormat TwoColumns => TraceFormat.SecondsMbps;
    public IReadOnlyList<SummaryFigure> Figures => [];

    public IReadOnlyList<StudyQoe> QoeOf(AdaptationSet video)
    {
        var first = Qoe.DefaultForm(video);
        return [.. Enumerable.Range(0, Qoe.Names.Count).Where(form => Qoe.IsDefined(form, video)).OrderBy(form => form != first).Select(Form)];
    }

    public bool TryPrepare(SimulationSetup setup, out SimulationSetup prepared, out RuleFacts facts, out string error)
    {
        (prepared, facts) = (setup, null!);
        if (!OptimalPlan.TryFill(setup, out var filled, out error) || !filled.TryDraw(out var blueprint, out error)) return false;
        facts = new(setup.Configuration.Abr, blueprint.EstimatorName, blueprint.InformationSet);
        // The optimum's rule is another one over each trace.
        if (filled == setup) prepared = setup with { Blueprint = blueprint };
        return true;
    }

    public bool TryRun(SimulationSetup setup, IObserver<SessionEvent>? observer, out SessionSummary summary, out string error) =>
        SimulatedSession.TryRun(setup, observer, recorder: null, out summary, out error);

    public SessionModel? ModelOf(SimulationSetup setup) => NativeModel.TryCreate(setup, out var model, out _) ? model : null;

    private static StudyQoe Form(int form) => StudyQoe.Of(form, SummaryFigures.Qoe(Qoe.Names[form]), "played video segments", "stall and of startup");
}
