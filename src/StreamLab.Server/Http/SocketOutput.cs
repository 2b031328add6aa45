using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StreamLab.Server;

/// <summary>
/// The way out of an HTTP/1.1 connection, in place of Kestrel's pipe: a flush goes straight to the socket, by one call for header fields and body
/// together, and memory that is there anyway is sent from where it lies. The pipe would copy it into blocks of its own and hand them to another thread:
/// with segments from a cache that is half of what serving costs (docs/edges.md). A slow client holds no memory but the system's send buffer.
/// </summary>
internal sealed class SocketOutput(ConnectionContext connection, Socket socket, MemoryPool<byte> pool) : PipeWriter, IDisposable
{
    private static readonly Action<object?> Close =
        static connection => ((ConnectionContext)connection!).Abort(new ConnectionAbortedException("nobody waits longer for the client"));

    private readonly SocketSend _send = new(socket);
    private readonly List<IMemoryOwner<byte>> _blocks = [];
    private readonly List<ArraySegment<byte>> _pieces = [];
    private Memory<byte> _room;
    private ReadOnlyMemory<byte> _lent;
    private bool _isBroken;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _pieces.Sum(piece => (long)piece.Count);

    public static void UseOn(ListenOptions listen) => listen.Use(next => async connection =>
    {
        if (connection.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket || connection.Features.Get<IMemoryPoolFeature>()?.MemoryPool is not { } pool)
        {
            await next(connection);
            return;
        }
        var piped = connection.Transport;
        using var output = new SocketOutput(connection, socket, pool);
        (connection.Transport, connection.Features[typeof(SocketOutput)]) = (new Duplex(piped.Input, output), output);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = piped; // closes the socket when it is disposed of
        }
    });

    /// <summary>Writes memory that nobody changes any more as part of a response's body: without a copy where its connection has such an output.</summary>
    /// <returns>When it is on its way; completed: there is no client any more.</returns>
    public static ValueTask<FlushResult> WriteAsync(HttpContext context, ReadOnlyMemory<byte> memory)
    {
        var response = context.Response;
        return context.Features.Get<SocketOutput>()?.TryLend(response, memory) == true
            ? response.BodyWriter.FlushAsync()
            : response.BodyWriter.WriteAsync(memory);
    }

    /// <summary>
    /// The response asks for room, is given the memory itself, and says that it is filled: so it counts what is sent as ever. Only where it has started and
    /// has said its length: else what it is given it fills.
    /// </summary>
    private bool TryLend(HttpResponse response, ReadOnlyMemory<byte> memory)
    {
        if (!response.HasStarted || response.ContentLength is null || memory.IsEmpty) return false;
        _lent = memory;
        var isTaken = response.BodyWriter.GetMemory(memory.Length).Equals(MemoryMarshal.AsMemory(memory));
        if (isTaken) response.BodyWriter.Advance(memory.Length);
        _lent = default;
        return isTaken;
    }

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (!_lent.IsEmpty) return MemoryMarshal.AsMemory(_lent);
        if (_room.Length >= Math.Max(sizeHint, 1)) return _room;
        var block = sizeHint > pool.MaxBufferSize ? MemoryPool<byte>.Shared.Rent(sizeHint) : pool.Rent();
        _blocks.Add(block);
        return _room = block.Memory;
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        if (!_lent.IsEmpty)
        {
            Add(_lent[..bytes]);
            return;
        }
        Add(_room[..bytes]);
        _room = _room[bytes..];
    }

    /// <returns>When the system has taken all; completed: there is no connection any more.</returns>
    /// <exception cref="OperationCanceledException">The connection was closed because nobody wants to wait longer: part of it may have been sent.</exception>
    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_pieces.Count > 0 && !_isBroken)
        {
            var sending = _send.SendAsync(_pieces);
            using (sending.IsCompleted ? default : cancellationToken.UnsafeRegister(Close, connection)) _isBroken = await sending != SocketError.Success;
        }
        Forget();
        if (_isBroken) cancellationToken.ThrowIfCancellationRequested();
        return new(isCanceled: false, isCompleted: _isBroken);
    }

    /// <exception cref="NotSupportedException">Always: what the system has taken cannot be taken back.</exception>
    public override void CancelPendingFlush() => throw new NotSupportedException();

    /// <summary>The socket is closed by who opened it.</summary>
    public override void Complete(Exception? exception = null)
    {
    }

    public void Dispose()
    {
        Forget();
        _send.Dispose();
    }

    private void Add(ReadOnlyMemory<byte> memory)
    {
        if (!MemoryMarshal.TryGetArray(memory, out var piece)) piece = memory.ToArray();
        if (_pieces is [.., var last] && last.Array == piece.Array && last.Offset + last.Count == piece.Offset)
            _pieces[^1] = new(piece.Array!, last.Offset, last.Count + piece.Count);
        else if (piece.Count > 0)
            _pieces.Add(piece);
    }

    private void Forget()
    {
        _send.Forget();
        foreach (var block in _blocks) block.Dispose();
        _blocks.Clear();
        _pieces.Clear();
        _room = default;
    }

    private sealed class Duplex(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;
        public PipeWriter Output => output;
    }
}
