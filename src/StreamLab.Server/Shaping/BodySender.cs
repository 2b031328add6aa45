using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>Writes response bodies at the pace that the shaper allows, and counts their bytes.</summary>
internal sealed class BodySender(Shaper shaper, CancellationToken stopping)
{
    /// <summary>
    /// Of what nothing holds back: larger ones cost no less, and a client that reads nothing would be waited for longer. What is copied lies in memory until
    /// its client has taken it.
    /// </summary>
    private const int LentPiece = 512 * 1024, CopiedPiece = 64 * 1024;

    /// <summary>Twice 50 ms of the rate: enough for the wire never to run dry.</summary>
    private static readonly Duration SendBufferTime = Duration.FromMilliseconds(100);
    private const double SmallestSendBuffer = 16 * 1024, LargestSendBuffer = 256 * 1024;

    private long _bytesWritten;

    /// <summary>How long bodies have waited for the shaper, all together.</summary>
    public WaitMeter Waited { get; } = new();

    public long BytesWritten => Interlocked.Read(ref _bytesWritten);

    /// <summary>Sends a part of a body, as it arrives; when the body breaks off, so does the response.</summary>
    /// <param name="exchange">May spoil what is sent.</param>
    public async Task SendAsync(HttpContext context, MediaBody body, ByteRange part, FaultyExchange exchange)
    {
        await context.Response.StartAsync(context.RequestAborted);
        var (start, end) = ((int)part.Start, (int)(part.Start + part.Length));
        if (shaper.IsOff) await SendAtOnceAsync(context, body, start, end, exchange);
        else await SendPacedAsync(context, body, start, end, exchange);
    }

    private async Task SendAtOnceAsync(HttpContext context, MediaBody body, int start, int end, FaultyExchange exchange)
    {
        var largest = context.Features.Get<SocketOutput>() is null ? CopiedPiece : LentPiece;
        for (var sent = start; sent < end;)
        {
            var written = await WriteAsync(context, body, sent, Math.Min(end, sent + largest), exchange, context.RequestAborted);
            if (written == 0) return;
            sent += written;
        }
    }

    /// <summary>
    /// The header fields go first, so that the client's time to first byte is that of the network, not of the rate. What has no known length is paced in
    /// stretches: as much as is there, then as much as has come meanwhile.
    /// </summary>
    private async Task SendPacedAsync(HttpContext context, MediaBody body, int start, int end, FaultyExchange exchange)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        ShrinkSendBuffer(context);
        await context.Response.Body.FlushAsync(ended.Token);
        for (var (sent, isSent) = (start, true); isSent && sent < end;)
        {
            var upTo = Math.Min(end, await body.KnownToAsync(sent, ended.Token));
            isSent = upTo > sent ? await SendStretchAsync(context, body, sent, upTo, exchange, ended.Token) : await WriteAsync(context, body, sent, end, exchange, ended.Token) > 0;
            sent = upTo;
        }
    }

    /// <returns>Whether all of it was sent.</returns>
    private async Task<bool> SendStretchAsync(HttpContext context, MediaBody body, int start, int end, FaultyExchange exchange, CancellationToken ended)
    {
        var transfer = shaper.Begin(ClientId.Of(context), end - start);
        await using var broken = ended.UnsafeRegister(static state => ((PacedTransfer)state!).Break(), transfer);
        try
        {
            for (var sent = start; sent < end;)
            {
                var ready = shaper.Now;
                var release = await transfer.NextAsync();
                shaper.ReportLag(shaper.Now - Instant.Max(ready, release.Due)); // less what the client itself made it wait
                Waited.Add(shaper.Now - ready);
                while (sent < start + release.UpTo)
                {
                    var written = await WriteAsync(context, body, sent, start + (int)release.UpTo, exchange, ended);
                    if (written == 0) return false;
                    sent += written;
                }
            }
            return true;
        }
        finally
        {
            shaper.End(transfer);
        }
    }

    /// <returns>How many bytes were written; none: the body has come to its end, or it broke off or the client has gone, and the connection is closed.</returns>
    private async ValueTask<int> WriteAsync(HttpContext context, MediaBody body, int from, int to, FaultyExchange exchange, CancellationToken ended)
    {
        var piece = await body.ReadAsync(from, to, ended);
        if (piece.IsEmpty && body.IsWhole) return 0;
        if (piece.IsEmpty || !await TryWriteAsync(context, exchange.Spoil(piece, from)))
        {
            context.Abort();
            return 0;
        }
        Interlocked.Add(ref _bytesWritten, piece.Length);
        return piece.Length;
    }

    private ValueTask<bool> TryWriteAsync(HttpContext context, ReadOnlyMemory<byte> piece)
    {
        var writing = SocketOutput.WriteAsync(context, piece);
        return writing.IsCompletedSuccessfully ? new(!writing.Result.IsCompleted) : WaitAsync(context, piece.Length, writing);
    }

    private async ValueTask<bool> WaitAsync(HttpContext context, int bytes, ValueTask<FlushResult> writing)
    {
        using var deadline = new WriteDeadline(context, bytes, stopping);
        return !(await writing).IsCompleted;
    }

    /// <summary>
    /// The system's default buffers swallow more than a megabyte at once: the edge would believe a segment sent that a client has long
    /// abandoned.
    /// </summary>
    private void ShrinkSendBuffer(HttpContext context)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket) return;
        try
        {
            socket.SendBufferSize = (int)Math.Clamp((shaper.FastestShare * SendBufferTime).Bytes, SmallestSendBuffer, LargestSendBuffer);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The client has gone; the write will say so.
        }
    }
}
