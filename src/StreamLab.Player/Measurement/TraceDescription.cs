namespace StreamLab.Player;

/// <summary>The trace that a pathway followed in a simulation.</summary>
/// <param name="Pathway">serviceLocation.</param>
/// <param name="Format">As what it was read; empty where it was not read.</param>
/// <param name="MeanKbps">Of one round, as it was used.</param>
/// <param name="Seconds">Of one round.</param>
public sealed record TraceDescription(string Pathway, string Format, double MeanKbps, double Seconds);
