using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace StreamLab.Server;

/// <summary>Sends over a socket, once at a time: several pieces of memory by one call to the system. Waiting allocates nothing.</summary>
internal sealed class SocketSend(Socket socket) : SocketAsyncEventArgs(true), IValueTaskSource<SocketError>
{
    private ManualResetValueTaskSourceCore<SocketError> _source;

    /// <returns>When the system has taken all of them, or will take no more.</returns>
    public ValueTask<SocketError> SendAsync(IList<ArraySegment<byte>> pieces)
    {
        BufferList = pieces;
        _source.Reset();
        try
        {
            return socket.SendAsync(this) ? new(this, _source.Version) : new(SocketError);
        }
        catch (ObjectDisposedException)
        {
            return new(SocketError.OperationAborted);
        }
    }

    /// <summary>Lets go of what was sent: an idle connection keeps no object alive.</summary>
    public void Forget() => BufferList = null;

    protected override void OnCompleted(SocketAsyncEventArgs e) => _source.SetResult(SocketError);

    SocketError IValueTaskSource<SocketError>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<SocketError>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<SocketError>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
