namespace StreamLab.Experiments;

/// <summary>A video Segment as it came in.</summary>
/// <param name="Seconds">Session time.</param>
/// <param name="Representation">Index of it.</param>
/// <param name="BufferSeconds">After the append.</param>
/// <param name="ThroughputKbps">As measured; null where it took no time.</param>
/// <param name="Regret">What the decision has cost against the optimum; null where that is not known.</param>
public sealed record TimelinePoint(double Seconds, int Representation, double BufferSeconds, double? ThroughputKbps, double? Regret);
