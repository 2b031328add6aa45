namespace StreamLab.Client;

/// <summary>The processor share of the last 5 s, and the highest that it ever was.</summary>
internal sealed class CpuWindow(int processors)
{
    private static readonly Duration Length = Duration.FromSeconds(5);

    private readonly Queue<(Instant At, Duration Cpu)> _samples = new();

    /// <summary>Of the last 5 s, or of all time so far while that is less.</summary>
    public double Share { get; private set; }

    /// <summary>The highest share of any whole 5 s; null before there were any.</summary>
    public double? Highest { get; private set; }

    public void Add(Instant now, Duration cpu)
    {
        _samples.Enqueue((now, cpu));
        var isWhole = false;
        while (now - _samples.Peek().At >= Length)
        {
            Share = ShareSince(_samples.Dequeue(), now, cpu);
            isWhole = true;
        }
        if (isWhole) Highest = Math.Max(Highest ?? 0, Share);
        else if (now > _samples.Peek().At) Share = ShareSince(_samples.Peek(), now, cpu);
    }

    private double ShareSince((Instant At, Duration Cpu) then, Instant now, Duration cpu) => (cpu - then.Cpu) / (now - then.At) / processors;
}
