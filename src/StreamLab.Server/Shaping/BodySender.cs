using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>Writes response bodies at the pace that the shaper allows, and counts their bytes.</summary>
internal sealed class BodySender(Shaper shaper, CancellationToken stopping)
{
    /// <summary>Large writes cost least; after each, what a client that went away has got is counted.</summary>
    private const int UnpacedPiece = 1024 * 1024;

    private long _bytesWritten;

    /// <summary>How long bodies have waited for the shaper, all together.</summary>
    public WaitMeter Waited { get; } = new();

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
        try
        {
            for (var sent = 0; sent < body.Length;)
            {
                var ready = shaper.Now;
                var release = await transfer.NextAsync(deadline.Token);
                shaper.ReportLag(shaper.Now - Instant.Max(ready, release.Due)); // less what the client itself made it wait
                Waited.Add(shaper.Now - ready);
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
        deadline.Start(piece.Length);
        await response.WriteAsync(piece, deadline.Token);
        deadline.Stop();
        Interlocked.Add(ref _bytesWritten, piece.Length);
    }

    /// <summary>
    /// The system's default buffers swallow more than a megabyte at once: the edge would believe a segment sent that a client has long
    /// abandoned. Enough for 100 ms of the rate is enough for the wire never to run dry.
    /// </summary>
    private void ShrinkSendBuffer(HttpContext context)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket) return;
        var kbps = shaper.Status is { RateKbps: var uplink, ClientRateKbps: var client } ? Math.Min(uplink ?? double.MaxValue, client ?? double.MaxValue) : 0;
        var bytes = (int)Math.Clamp(kbps * 1000 / 8 * 0.1, 16 * 1024, 256 * 1024);
        try
        {
            socket.SendBufferSize = bytes;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The client has gone; the write will say so.
        }
    }
}
