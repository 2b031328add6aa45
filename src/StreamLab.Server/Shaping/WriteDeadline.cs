using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>
/// Bounds how long a client may leave a write waiting: half a minute, and as long as 8 kB/s take. Its connection is closed then, or when the server stops.
/// The wait for the shaper does not count, so an edge throttled to nothing holds its clients as long as they like.
/// </summary>
internal sealed class WriteDeadline : IDisposable
{
    private const double SlowestBytesPerSecond = 8_000;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _closing;

    public WriteDeadline(HttpContext context, int bytes, CancellationToken stopping)
    {
        _over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _closing = _over.Token.UnsafeRegister(static context => ((HttpContext)context!).Abort(), context);
        _over.CancelAfter(Grace + TimeSpan.FromSeconds(bytes / SlowestBytesPerSecond));
    }

    /// <summary>The client has taken what was written. Nothing is closed after that: the connection may have its next request.</summary>
    public void Dispose()
    {
        _closing.Dispose();
        _over.Dispose();
    }
}
