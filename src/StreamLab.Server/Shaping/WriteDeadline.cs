namespace StreamLab.Server;

/// <summary>
/// Bounds how long a client may leave a write waiting: half a minute, and as long as 8 kB/s take. The wait for the shaper does not count,
/// so an edge throttled to nothing holds its clients as long as they like.
/// </summary>
internal sealed class WriteDeadline(CancellationToken aborted, CancellationToken stopping) : IDisposable
{
    private const double SlowestBytesPerSecond = 8_000;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);

    public CancellationToken Token => _source.Token;

    public void Start(int bytes) => _source.CancelAfter(Grace + TimeSpan.FromSeconds(bytes / SlowestBytesPerSecond));

    public void Stop() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose() => _source.Dispose();
}
