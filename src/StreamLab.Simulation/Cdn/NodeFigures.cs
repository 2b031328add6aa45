namespace StreamLab.Simulation.Cdn;

/// <summary>What one server did over a stretch of time; null where there is nothing to divide by, or no cache.</summary>
/// <param name="Requests">Of clients and of other servers.</param>
/// <param name="HitRatio">Those answered from its copies / all; requests that wait for a fill under way count as answered.</param>
/// <param name="CollapsedShare">Those that waited for a fill under way / all.</param>
/// <param name="Mbps">What it sent.</param>
/// <param name="Utilization">The same / its link's rate.</param>
/// <param name="StoredBytes">At the end.</param>
public sealed record NodeFigures(
    string Name, NodeKind Kind, bool IsAlive, long Requests, double? HitRatio, double? ByteHitRatio, double? CollapsedShare, double? Mbps, double? Utilization, long? StoredBytes);
