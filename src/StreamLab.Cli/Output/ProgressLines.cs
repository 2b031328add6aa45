namespace StreamLab.Cli.Output;

/// <summary>Progress for logs: a line every few seconds.</summary>
internal sealed class ProgressLines(TextWriter output, TimeProvider time) : WorkReport
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private readonly Lock _writing = new();
    private long _lastAt = time.GetTimestamp();

    public override void Report(WorkProgress value)
    {
        lock (_writing)
        {
            if (time.GetElapsedTime(_lastAt) < Every) return;
            _lastAt = time.GetTimestamp();
            output.WriteLine($"{value.What}: {100 * value.Fraction:0} %");
        }
    }

    public override void Tell(string line)
    {
        lock (_writing) output.WriteLine(line);
    }
}
