namespace StreamLab.Server;

/// <summary>Adds up waiting, from any thread.</summary>
internal sealed class WaitMeter
{
    private long _microseconds;

    public Duration Total => Duration.FromSeconds(Interlocked.Read(ref _microseconds) / 1e6);

    public void Add(Duration wait) => Interlocked.Add(ref _microseconds, (long)Math.Max(wait.Seconds * 1e6, 0));
}
