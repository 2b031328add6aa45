namespace StreamLab.Experiments;

/// <summary>Knows no optimum: regret and normalised figures stay undefined.</summary>
public sealed class NoOptimum : IOptimum
{
    public OptimumBound? Bound(OptimumQuestion question) => null;

    public IReadOnlyList<double>? RegretOfDecisions(OptimumQuestion question, IReadOnlyList<int> representations) => null;
}
