namespace StreamLab.Client;

/// <summary>Cancels when a server stays silent for too long: set anew before each wait.</summary>
internal sealed class SilenceTimeout : IDisposable
{
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _either;

    public SilenceTimeout(TimeProvider time, CancellationToken cancellation)
    {
        _silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, cancellation);
    }

    /// <summary>Cancelled by the silence or by the caller.</summary>
    public CancellationToken Token => _either.Token;

    public void Within(Duration patience) => _silence.CancelAfter(patience.ToTimeSpan());

    public void Dispose()
    {
        _either.Dispose();
        _silence.Dispose();
    }
}
