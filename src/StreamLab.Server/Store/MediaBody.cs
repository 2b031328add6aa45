namespace StreamLab.Server;

/// <summary>
/// The bytes of an object, whole or still arriving. All who want it read along as it grows; the last piece can be read only when the whole has
/// proved right, so that nobody takes a half or a corrupt object for the whole.
/// </summary>
internal sealed class MediaBody
{
    /// <summary>An object of less than that is read at once or not at all, so that what is wrong with it can still be said in a status.</summary>
    public const int HeldBack = 16 * 1024;

    /// <summary>Of an object whose length nobody has said.</summary>
    public const int FirstRoom = 4 * HeldBack;

    private const int NotKnown = -1;

    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = NewSignal();
    private volatile Block _block;
    private volatile int _length;
    private volatile int _readable;
    private volatile BodyProblem? _problem;

    private MediaBody(Block block, Memory<byte> room, int length) =>
        (_block, Room, _length, _readable) = (block, room, length, block.Bytes.Length - room.Length);

    /// <summary>Null until its end has come, where nobody has said it before.</summary>
    public int? Length => _length == NotKnown ? null : _length;

    public bool IsWhole => _readable == _length && _problem is null;

    /// <summary>Why it will never be whole; null while it may be.</summary>
    public BodyProblem? Problem => _problem;

    /// <summary>Where the next bytes from upstream go.</summary>
    public Memory<byte> Room { get; private set; }

    /// <summary>What it takes of memory; doubled by <see cref="Enlarge"/>.</summary>
    public int Capacity => _block.Bytes.Length;

    private int Received => Capacity - Room.Length;

    public static MediaBody Whole(ReadOnlyMemory<byte> bytes) => new(new(bytes), Memory<byte>.Empty, bytes.Length);

    /// <param name="length">Null: it ends where it ends.</param>
    public static MediaBody Expecting(int? length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length ?? FirstRoom);
        return new(new(bytes), bytes, length ?? NotKnown);
    }

    /// <summary>That many bytes have been put into <see cref="Room"/>.</summary>
    public void Grow(int bytes)
    {
        Room = Room[bytes..];
        Change(Math.Min(Received, Math.Max(0, (Length ?? Received) - HeldBack)));
    }

    /// <summary>Makes room for as much again. What somebody reads now stays where it is.</summary>
    public void Enlarge() => MoveTo(Capacity * 2);

    /// <summary>All of it has arrived and is right.</summary>
    public void Prove()
    {
        if (Length is null && Room.Length > Received / 8) MoveTo(Received);
        _length = Received;
        Change(_length);
    }

    public void Break(BodyProblem problem)
    {
        _problem = problem;
        Change(_readable);
    }

    /// <summary>Waits until the first bytes can be read.</summary>
    /// <returns>What is wrong when there will be none.</returns>
    public async ValueTask<BodyProblem?> StartedAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(0, 1, cancellationToken)).Length > 0 ? null : _problem;

    /// <returns>At least one byte of those asked for, and as many as are there; none behind its end, or when the object broke off before them.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int from, int to, CancellationToken cancellationToken)
    {
        while (_readable <= from)
        {
            Task changed;
            lock (_lock) changed = _changed.Task;
            if (_readable > from) break;
            if (_problem is not null || _readable == _length) return default;
            await changed.WaitAsync(cancellationToken);
        }
        var readable = _readable; // before the block, which is moved before more of it can be read
        return _block.Bytes[from..Math.Min(to, readable)];
    }

    /// <returns>Its length where that is known, else how far it can be read now; <paramref name="from"/> where nothing more will come.</returns>
    public async ValueTask<int> KnownToAsync(int from, CancellationToken cancellationToken) =>
        Length ?? from + (await ReadAsync(from, int.MaxValue, cancellationToken)).Length;

    /// <returns>Whether it came to be whole.</returns>
    public async ValueTask<bool> WholeAsync(CancellationToken cancellationToken)
    {
        while (!(await ReadAsync(_readable, int.MaxValue, cancellationToken)).IsEmpty) continue;
        return IsWhole;
    }

    /// <summary>A part of what is whole.</summary>
    public ReadOnlyMemory<byte> Slice(ByteRange part) => _block.Bytes.Slice((int)part.Start, (int)part.Length);

    private void MoveTo(int bytes)
    {
        var (moved, received) = (GC.AllocateUninitializedArray<byte>(bytes), Received);
        _block.Bytes.Span[..received].CopyTo(moved);
        (_block, Room) = (new(moved), moved.AsMemory(received));
    }

    private void Change(int readable)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _readable = readable;
            (changed, _changed) = (_changed, NewSignal());
        }
        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Taken as one, while it may be moved.</summary>
    private sealed record Block(ReadOnlyMemory<byte> Bytes);
}
