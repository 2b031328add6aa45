namespace StreamLab.Client.Tests;

/// <summary>A process that behaves as a test says: at first it costs nothing.</summary>
internal sealed class QuietProcess : IProcessMeter
{
    public Duration GcPause { get; set; }
    public Duration CpuTime { get; set; }
    public int Processors { get; init; } = 2;
}
