using StreamLab.Simulation.Optimum;

namespace StreamLab.Experiments;

/// <summary>
/// The optimum of the room below, over sessions of one video track over one pathway without abandonment; for other sessions there is none here.
/// </summary>
public sealed class OfflineOptimum : IOptimum
{
    public OptimumBound? Bound(OptimumQuestion question, CancellationToken cancellation) =>
        question.Qoe.Form is { } form && question.Loop.ModelOf(question.Setup) is { } model && OptimumSearch.TryFind(model, form, out var optimum, out _, cancellation)
            ? new(optimum.Achieved, optimum.UpperBound)
            : null;

    public IReadOnlyList<double>? RegretOfDecisions(OptimumQuestion question, IReadOnlyList<int> representations, CancellationToken cancellation) =>
        question.Qoe.Form is { } form && question.Loop.ModelOf(question.Setup) is { } model && DecisionRegret.TryFind(model, form, representations, out var regret, out _, cancellation)
            ? regret
            : null;
}
