namespace StreamLab.Player;

/// <summary>Which server the next Segment comes from.</summary>
/// <param name="Pathway">Index of the pathway.</param>
/// <param name="Reason">Why.</param>
/// <param name="Probes">Pathways to measure with a small request now, one bit each.</param>
/// <param name="Wait">At most how long the next Segment should wait for probes under way; asked again when one ends. Zero: go on.</param>
public readonly record struct PathwayDecision(int Pathway, DecisionReason Reason, ulong Probes = 0, Duration Wait = default);
