namespace StreamLab.Experiments;

/// <summary>The one seam between studies and the offline optimum.</summary>
public interface IOptimum
{
    /// <returns>Null where there is no optimum to be had.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    OptimumBound? Bound(OptimumQuestion question, CancellationToken cancellation);

    /// <summary>What each decision of a session has cost against the best one at its place, in the unit of the quality of experience.</summary>
    /// <param name="representations">Of each video Segment, in order.</param>
    /// <returns>One for each Segment; null where it is not known.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IReadOnlyList<double>? RegretOfDecisions(OptimumQuestion question, IReadOnlyList<int> representations, CancellationToken cancellation);
}
