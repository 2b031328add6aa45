namespace StreamLab.Server;

/// <summary>A new fault for an edge, or none.</summary>
/// <param name="Fault">Null: everything is mended.</param>
/// <param name="Beside">The faults that it has stay; otherwise they are mended.</param>
public sealed record FaultChange(Fault? Fault, bool Beside);
