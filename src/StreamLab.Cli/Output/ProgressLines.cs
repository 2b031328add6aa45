namespace StreamLab.Cli.Output;

/// <summary>Progress for logs: a line every few seconds, from whatever thread.</summary>
internal sealed class ProgressLines(TextWriter output, TimeProvider time) : IProgress<WorkProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private readonly Lock _writing = new();
    private long _lastAt = time.GetTimestamp();

    public void Report(WorkProgress value)
    {
        lock (_writing)
        {
            if (time.GetElapsedTime(_lastAt) < Every) return;
            _lastAt = time.GetTimestamp();
            output.WriteLine($"{value.What}: {100 * value.Fraction:0} %");
        }
    }
}
