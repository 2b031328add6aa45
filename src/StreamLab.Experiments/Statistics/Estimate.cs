namespace StreamLab.Experiments;

/// <summary>A figure over many sessions with its 95 % confidence interval.</summary>
/// <param name="Interval">Null where there is but one cluster, which tells nothing of the spread.</param>
public sealed record Estimate(double Value, Interval? Interval);
