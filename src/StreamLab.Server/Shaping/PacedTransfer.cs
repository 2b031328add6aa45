using System.Threading.Tasks.Sources;
using StreamLab.Network;

namespace StreamLab.Server;

/// <summary>
/// One shaped response body on its way: the pacer releases bytes, the one reader that sends them waits for that. A reader that is late finds
/// the newest release. A task source of its own, for at thousands of pieces a second what a channel allocates and locks is felt.
/// </summary>
internal sealed class PacedTransfer(string clientId, FlowId flow, long bytes) : IValueTaskSource<Release>
{
    private readonly Lock _lock = new();
    private ManualResetValueTaskSourceCore<Release> _source = new() { RunContinuationsAsynchronously = true };
    private Release? _untaken;
    private bool _isAwaited, _isBroken;

    public string ClientId => clientId;
    public FlowId Flow => flow;
    public long Bytes => bytes;

    public long Released { get; private set; }

    /// <summary>The newest release that was not taken yet.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants the rest.</exception>
    public ValueTask<Release> NextAsync()
    {
        lock (_lock)
        {
            if (_isBroken) throw new OperationCanceledException();
            if (_untaken is { } release)
            {
                _untaken = null;
                return new ValueTask<Release>(release);
            }
            _source.Reset();
            _isAwaited = true;
            return new ValueTask<Release>(this, _source.Version);
        }
    }

    public void Release(long upTo, Instant due)
    {
        Released = upTo;
        lock (_lock)
        {
            if (_isAwaited) _source.SetResult(new(upTo, due));
            else _untaken = new(upTo, due);
            _isAwaited = false;
        }
    }

    /// <summary>Whoever waits, waits no longer.</summary>
    public void Break()
    {
        lock (_lock)
        {
            _isBroken = true;
            if (_isAwaited) _source.SetException(new OperationCanceledException());
            _isAwaited = false;
        }
    }

    Release IValueTaskSource<Release>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<Release>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<Release>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
