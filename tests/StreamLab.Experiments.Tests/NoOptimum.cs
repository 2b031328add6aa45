namespace StreamLab.Experiments.Tests;

/// <summary>Knows no optimum: regret and normalised figures stay undefined.</summary>
internal sealed class NoOptimum : IOptimum
{
    public OptimumBound? Bound(OptimumQuestion question, CancellationToken cancellation) => null;

    public IReadOnlyList<double>? RegretOfDecisions(OptimumQuestion question, IReadOnlyList<int> representations, CancellationToken cancellation) => null;
}
