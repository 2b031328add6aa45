namespace StreamLab.Client;

/// <summary>What the process that measures costs itself.</summary>
public interface IProcessMeter
{
    /// <summary>All pauses for garbage collection so far.</summary>
    Duration GcPause { get; }

    /// <summary>All processor time so far, of all threads.</summary>
    Duration CpuTime { get; }

    int Processors { get; }
}
