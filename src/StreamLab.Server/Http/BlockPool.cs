using System.Buffers;

namespace StreamLab.Server;

/// <summary>
/// Memory for what lies between a response and its socket, in blocks of 64 KiB instead of Kestrel's 4: large bodies over HTTP/2, which are copied there,
/// cost a third less for it. Blocks are pinned, for the sockets. The one given back last is used first, for it is still in the processor's cache. Of those
/// that nobody uses it keeps a bounded number, and lets go of what a whole period has not needed.
/// </summary>
internal sealed class BlockPool(TimeProvider time) : MemoryPool<byte>
{
    public const int BlockBytes = 64 * 1024;

    /// <summary>64 MiB.</summary>
    public const int MostIdle = 1024;

    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Stack<byte[]> _idle = new();
    private long _periodBegan = time.GetTimestamp();
    private int _leastIdle;

    public override int MaxBufferSize => Array.MaxLength;

    /// <summary>Blocks that wait for use.</summary>
    public int Idle
    {
        get
        {
            lock (_lock) return _idle.Count;
        }
    }

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, MaxBufferSize);
        if (minBufferSize > BlockBytes) return new Block(this, GC.AllocateUninitializedArray<byte>(minBufferSize));
        return new Block(this, Take() ?? GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true));
    }

    protected override void Dispose(bool disposing)
    {
        lock (_lock) _idle.Clear();
    }

    private byte[]? Take()
    {
        lock (_lock)
        {
            if (!_idle.TryPop(out var block)) return null;
            _leastIdle = Math.Min(_leastIdle, _idle.Count);
            return block;
        }
    }

    private void Return(byte[] block)
    {
        if (block.Length != BlockBytes) return;
        lock (_lock)
        {
            if (_idle.Count < MostIdle) _idle.Push(block);
            if (time.GetElapsedTime(_periodBegan) >= Period) Trim();
        }
    }

    private void Trim()
    {
        for (; _leastIdle > 0; _leastIdle--) _idle.Pop();
        (_leastIdle, _periodBegan) = (_idle.Count, time.GetTimestamp());
    }

    private sealed class Block(BlockPool pool, byte[] bytes) : IMemoryOwner<byte>
    {
        private byte[]? _bytes = bytes;

        public Memory<byte> Memory => _bytes ?? throw new ObjectDisposedException(nameof(Block));

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _bytes, null) is { } returned) pool.Return(returned);
        }
    }
}
