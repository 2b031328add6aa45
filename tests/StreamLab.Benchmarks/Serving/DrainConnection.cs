using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StreamLab.Benchmarks;

/// <summary>
/// One keep-alive connection that asks for the same object again and again. Bodies are thrown away in the kernel (MSG_TRUNC): a generator that
/// copies them is slower than the servers that it measures.
/// </summary>
internal sealed class DrainConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request;
    private readonly byte[] _buffer = new byte[1024 * 1024];

    public DrainConnection(Uri url)
    {
        _request = Encoding.ASCII.GetBytes($"GET {url.AbsolutePath} HTTP/1.1\r\nHost: {url.Authority}\r\n\r\n");
        _socket.Connect(IPAddress.Parse(url.Host), url.Port);
    }

    /// <returns>The length of the body.</returns>
    public long Get()
    {
        _socket.Send(_request);
        var head = 0;
        int end;
        do
        {
            var read = _socket.Receive(_buffer, head, 4096 - head, SocketFlags.None);
            if (read == 0) throw new IOException("the server closed the connection");
            head += read;
            end = _buffer.AsSpan(0, head).IndexOf("\r\n\r\n"u8);
        }
        while (end < 0);
        var length = LengthIn(Encoding.ASCII.GetString(_buffer, 0, end));
        for (var left = length - (head - end - 4); left > 0;)
        {
            var dropped = _socket.Receive(_buffer, 0, (int)Math.Min(left, _buffer.Length), SocketFlags.Truncated);
            if (dropped == 0) throw new IOException("the server closed the connection");
            left -= dropped;
        }
        return length;
    }

    public void Dispose() => _socket.Dispose();

    private static long LengthIn(string head)
    {
        if (!head.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal)) throw new IOException($"not 200: {head.Split('\r')[0]}");
        foreach (var line in head.Split("\r\n"))
            if (line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase)) return long.Parse(line.AsSpan(16));
        throw new IOException("no Content-Length");
    }
}
