namespace StreamLab.Experiments;

/// <summary>Between what any rule moves over a trace with a buffer.</summary>
/// <param name="Floor">Quality of experience of always the lowest Representation; null where it has no session that ended.</param>
/// <param name="Optimum">Null where it is not known.</param>
public sealed record Bounds(double? Floor, OptimumBound? Optimum);
