namespace StreamLab.Experiments;

/// <summary>The one seam between studies and the offline optimum.</summary>
public interface IOptimum
{
    /// <returns>Null where there is no optimum to be had.</returns>
    OptimumBound? Bound(OptimumQuestion question);

    /// <summary>What each decision of a session has cost against the best one at its place, in the unit of the quality of experience.</summary>
    /// <param name="representations">Of each video Segment, in order.</param>
    /// <returns>One for each Segment; null where it is not known.</returns>
    IReadOnlyList<double>? RegretOfDecisions(OptimumQuestion question, IReadOnlyList<int> representations);
}
