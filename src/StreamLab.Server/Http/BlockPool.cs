using System.Buffers;
using System.Collections.Concurrent;

namespace StreamLab.Server;

/// <summary>
/// Memory for what lies between a response and its socket, in blocks of 64 KiB instead of Kestrel's 4: the one setting that decides how fast segments
/// leave (docs/edges.md). Blocks are pinned, for the sockets; of those that nobody uses it keeps a bounded number, and leaves the rest to the collector.
/// </summary>
internal sealed class BlockPool : MemoryPool<byte>
{
    public const int BlockBytes = 64 * 1024;

    /// <summary>16 MiB of each pool.</summary>
    public const int MostIdle = 256;

    private readonly ConcurrentQueue<byte[]> _idle = new();
    private int _idleCount;

    public override int MaxBufferSize => Array.MaxLength;

    /// <summary>Blocks that wait for use.</summary>
    public int Idle => Volatile.Read(ref _idleCount);

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, MaxBufferSize);
        if (minBufferSize > BlockBytes) return new Block(this, GC.AllocateUninitializedArray<byte>(minBufferSize));
        if (!_idle.TryDequeue(out var block)) return new Block(this, GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true));
        Interlocked.Decrement(ref _idleCount);
        return new Block(this, block);
    }

    protected override void Dispose(bool disposing) => _idle.Clear();

    private void Return(byte[] block)
    {
        if (block.Length != BlockBytes) return;
        if (Interlocked.Increment(ref _idleCount) <= MostIdle) _idle.Enqueue(block);
        else Interlocked.Decrement(ref _idleCount);
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
