using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StreamLab.Server.Tests;

/// <summary>A server that answers every request with the same bytes and closes the connection: what no HTTP server would say.</summary>
internal sealed class RawUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private readonly Task _answering;

    private RawUpstream(byte[] answer)
    {
        _answer = answer;
        _listener.Start();
        _answering = AnswerAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/");

    public static RawUpstream Start(string answer) => new(Encoding.Latin1.GetBytes(answer));

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await client.GetStream().ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false);
            await client.GetStream().WriteAsync(_answer);
        }
    }
}
