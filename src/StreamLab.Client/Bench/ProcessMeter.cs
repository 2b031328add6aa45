namespace StreamLab.Client;

/// <summary>This process.</summary>
public sealed class ProcessMeter : IProcessMeter
{
    public Duration GcPause => Duration.FromTimeSpan(GC.GetTotalPauseDuration());
    public Duration CpuTime => Duration.FromTimeSpan(Environment.CpuUsage.TotalTime);
    public int Processors => Environment.ProcessorCount;
}
