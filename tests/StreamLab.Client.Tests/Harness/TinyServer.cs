using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StreamLab.Client.Tests;

/// <summary>An HTTP server that misbehaves exactly as a test says. Disposing of it is killing it: all its connections break.</summary>
internal sealed class TinyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _killed = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    private readonly Func<TinyRequest, TinyReply> _answer;
    private readonly Task _accepting;

    public TinyServer(Func<TinyRequest, TinyReply> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }
    public ConcurrentQueue<TinyRequest> Requests { get; } = new();

    /// <summary>How many connections there were.</summary>
    public int Connections => _connections.Count;

    public async ValueTask DisposeAsync()
    {
        await _killed.CancelAsync();
        _listener.Stop();
        foreach (var socket in _sockets.Keys) socket.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_killed.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // killed: stopped, disposed of, or not listening any more
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        _sockets[socket] = true;
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            while (await TinyRequest.ReadAsync(reader, _killed.Token) is { } request)
            {
                Requests.Enqueue(request);
                if (!await _answer(request).WriteAsync(stream, _killed.Token)) return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // killed, or left by the client
        }
        finally
        {
            _sockets.TryRemove(socket, out _);
        }
    }
}
