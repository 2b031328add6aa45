namespace StreamLab.Simulation;

/// <summary>Where a session stands in Pensieve's environment before a request.</summary>
/// <param name="TraceTime">The trace's own clock, which round trips do not move.</param>
public readonly record struct PensieveState(Instant TraceTime, Duration Buffer);
