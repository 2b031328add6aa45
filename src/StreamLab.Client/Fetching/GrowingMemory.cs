using System.Buffers;

namespace StreamLab.Client;

/// <summary>Memory lent by a pool that grows with what is written into it, up to a limit.</summary>
/// <param name="limit">More bytes than this are too many: one more is taken, to see that there are.</param>
/// <param name="guess">How many there may be.</param>
internal sealed class GrowingMemory(int limit, long guess) : IDisposable
{
    private const int LeastGuess = 4096;

    private IMemoryOwner<byte>? _memory = MemoryPool<byte>.Shared.Rent((int)Math.Min(Math.Max(guess, LeastGuess), (long)limit + 1));

    public int Length { get; private set; }
    public bool IsTooLong => Length > limit;
    public ReadOnlySpan<byte> Written => _memory!.Memory.Span[..Length];

    /// <returns>Where the next bytes go: at least one, unless there are too many.</returns>
    public Memory<byte> Free()
    {
        if (Length == _memory!.Memory.Length) Grow();
        return _memory.Memory[Length..(int)Math.Min(_memory.Memory.Length, (long)limit + 1)];
    }

    public void Advance(int count) => Length += count;

    /// <summary>Hands the memory over.</summary>
    public SegmentContent Take()
    {
        var content = new SegmentContent(_memory!, Length);
        _memory = null;
        return content;
    }

    public void Dispose() => _memory?.Dispose();

    private void Grow()
    {
        var larger = MemoryPool<byte>.Shared.Rent((int)Math.Min(_memory!.Memory.Length * 2L, (long)limit + 1));
        _memory.Memory.CopyTo(larger.Memory);
        _memory.Dispose();
        _memory = larger;
    }
}
