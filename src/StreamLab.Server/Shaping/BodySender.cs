using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>Writes response bodies at the pace that the shaper allows, and counts their bytes.</summary>
internal sealed class BodySender(Shaper shaper, CancellationToken stopping)
{
    /// <summary>Of what nothing holds back. Large pieces cost least, but where they are copied each lies in memory until its client has taken it.</summary>
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
        using var deadline = new WriteDeadline(context.RequestAborted, stopping);
        await context.Response.StartAsync(deadline.Token);
        var (start, end) = ((int)part.Start, (int)(part.Start + part.Length));
        if (shaper.IsOff) await SendUnpacedAsync(context, body, start, end, exchange, deadline);
        else await SendPacedAsync(context, body, start, end, exchange, deadline);
    }

    private async Task SendUnpacedAsync(HttpContext context, MediaBody body, int start, int end, FaultyExchange exchange, WriteDeadline deadline)
    {
        var largest = context.Features.Get<SocketOutput>() is null ? CopiedPiece : LentPiece;
        for (var sent = start; sent < end;)
        {
            var written = await WriteAsync(context, body, sent, Math.Min(end, sent + largest), exchange, deadline);
            if (written == 0) return;
            sent += written;
        }
    }

    /// <summary>The header fields go first, so that the client's time to first byte is that of the network, not of the rate.</summary>
    private async Task SendPacedAsync(HttpContext context, MediaBody body, int start, int end, FaultyExchange exchange, WriteDeadline deadline)
    {
        ShrinkSendBuffer(context);
        await context.Response.Body.FlushAsync(deadline.Token);
        var transfer = shaper.Begin(ClientId.Of(context), end - start);
        await using var broken = deadline.Token.UnsafeRegister(static state => ((PacedTransfer)state!).Break(), transfer);
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
                    var written = await WriteAsync(context, body, sent, start + (int)release.UpTo, exchange, deadline);
                    if (written == 0) return;
                    sent += written;
                }
            }
        }
        finally
        {
            shaper.End(transfer);
        }
    }

    /// <returns>How many bytes were there to be written; none: the body broke off, and the connection with it.</returns>
    private async Task<int> WriteAsync(HttpContext context, MediaBody body, int from, int to, FaultyExchange exchange, WriteDeadline deadline)
    {
        var piece = await body.ReadAsync(from, to, deadline.Token);
        if (piece.IsEmpty) context.Abort();
        else await WriteAsync(context, exchange.Spoil(piece, from), deadline);
        return piece.Length;
    }

    private async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> piece, WriteDeadline deadline)
    {
        var written = SocketOutput.WriteAsync(context, piece, deadline.Token);
        if (written.IsCompletedSuccessfully)
        {
            await written;
        }
        else
        {
            deadline.Start(piece.Length);
            await written;
            deadline.Stop();
        }
        Interlocked.Add(ref _bytesWritten, piece.Length);
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
