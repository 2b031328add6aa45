namespace StreamLab.Player;

public sealed record BenchEvent : SessionEvent
{
    public required double LoopDelayMs { get; init; }
    public required double GcPauseMs { get; init; }
    public required double CpuShare { get; init; }
    public required double PacingLagMs { get; init; }
}
