using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>Writes response bodies at the pace that the shaper allows, and counts their bytes.</summary>
internal sealed class BodySender(Shaper shaper, CancellationToken stopping)
{
    /// <summary>Large writes cost least; after each, what a client that went away has got is counted.</summary>
    private const int UnpacedPiece = 1024 * 1024;

    /// <summary>Twice 50 ms of the rate: enough for the wire never to run dry.</summary>
    private static readonly Duration SendBufferTime = Duration.FromMilliseconds(100);
    private const double SmallestSendBuffer = 16 * 1024, LargestSendBuffer = 256 * 1024;

    private long _bytesWritten;

    public long BytesWritten => Interlocked.Read(ref _bytesWritten);

    public async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        using var deadline = new WriteDeadline(context.RequestAborted, stopping);
        if (shaper.IsOff) await SendUnpacedAsync(context.Response.Body, body, deadline);
        else await SendPacedAsync(context, body, deadline);
    }

    private async Task SendUnpacedAsync(Stream response, ReadOnlyMemory<byte> body, WriteDeadline deadline)
    {
        for (var sent = 0; sent < body.Length; sent += UnpacedPiece)
            await WriteAsync(response, body.Slice(sent, Math.Min(UnpacedPiece, body.Length - sent)), deadline);
    }

    /// <summary>The header fields go first, so that the client's time to first byte is that of the network, not of the rate.</summary>
    private async Task SendPacedAsync(HttpContext context, ReadOnlyMemory<byte> body, WriteDeadline deadline)
    {
        ShrinkSendBuffer(context);
        await context.Response.Body.FlushAsync(deadline.Token);
        var transfer = shaper.Begin(ClientId.Of(context), body.Length);
        await using var broken = deadline.Token.UnsafeRegister(static state => ((PacedTransfer)state!).Break(), transfer);
        try
        {
            for (var sent = 0; sent < body.Length;)
            {
                var ready = shaper.Now;
                var release = await transfer.NextAsync();
                shaper.ReportLag(shaper.Now - Instant.Max(ready, release.Due)); // less what the client itself made it wait
                await WriteAsync(context.Response.Body, body[sent..(int)release.UpTo], deadline);
                sent = (int)release.UpTo;
            }
        }
        finally
        {
            shaper.End(transfer);
        }
    }

    private async Task WriteAsync(Stream response, ReadOnlyMemory<byte> piece, WriteDeadline deadline)
    {
        var written = response.WriteAsync(piece, deadline.Token);
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
