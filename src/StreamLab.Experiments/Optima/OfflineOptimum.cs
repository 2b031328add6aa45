using StreamLab.Simulation.Optimum;

namespace StreamLab.Experiments;

/// <summary>
/// The optimum of the room below, over sessions of one video track over one pathway without abandonment; for other sessions there is none here.
/// </summary>
public sealed class OfflineOptimum : IOptimum
{
    public OptimumBound? Bound(OptimumQuestion question) =>
        NativeModel.TryCreate(question.Setup, out var model, out _) && OptimumSearch.TryFind(model, question.Form, out var optimum, out _)
            ? new(optimum.Achieved, optimum.UpperBound)
            : null;

    public IReadOnlyList<double>? RegretOfDecisions(OptimumQuestion question, IReadOnlyList<int> representations) =>
        NativeModel.TryCreate(question.Setup, out var model, out _) && DecisionRegret.TryFind(model, question.Form, representations, out var regret, out _) ? regret : null;
}
