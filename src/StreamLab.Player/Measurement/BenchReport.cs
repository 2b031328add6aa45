namespace StreamLab.Player;

/// <summary>The worst that the bench itself did during a real session.</summary>
/// <param name="PacingLagMs">How far a server's pacer was behind its schedule, as told by the servers; null where none tells.</param>
/// <param name="LoopDelayMs">How late the session's loop woke up: 99 of 100 times no later.</param>
/// <param name="WorstDelayMs">How late it woke up at worst.</param>
/// <param name="GcPauseMs">Longest garbage-collection pause.</param>
/// <param name="CpuShare">CPU time of this process over elapsed time × processors.</param>
public sealed record BenchReport(double? PacingLagMs, double LoopDelayMs, double WorstDelayMs, double GcPauseMs, double CpuShare)
{
    /// <summary>What was out of bounds, by name; empty for a run whose figures can be trusted.</summary>
    public IReadOnlyList<string> OutOfBounds { get; init; } = [];
}
