namespace StreamLab.Experiments;

/// <summary>What perfect knowledge of the network would have reached, in the quality of experience asked for.</summary>
/// <param name="Achieved">Of a session that can be had.</param>
/// <param name="UpperBound">No session can have more.</param>
public sealed record OptimumBound(double Achieved, double UpperBound);
