namespace StreamLab.Server;

/// <summary>
/// The bytes of an object, whole or still arriving. All who want it read along as it grows; the last piece can be read only when the whole has
/// proved right, so that nobody takes a half or a corrupt object for the whole.
/// </summary>
internal sealed class MediaBody
{
    /// <summary>An object of less than that is read at once or not at all, so that what is wrong with it can still be said in a status.</summary>
    public const int HeldBack = 16 * 1024;

    private readonly Lock _lock = new();
    private readonly ReadOnlyMemory<byte> _bytes;
    private TaskCompletionSource _changed = NewSignal();
    private volatile int _readable;
    private volatile BodyProblem? _problem;

    private MediaBody(ReadOnlyMemory<byte> bytes, Memory<byte> room) =>
        (_bytes, Room, _readable) = (bytes, room, bytes.Length - room.Length);

    public int Length => _bytes.Length;

    public bool IsWhole => _readable == Length && _problem is null;

    /// <summary>Why it will never be whole; null while it may be.</summary>
    public BodyProblem? Problem => _problem;

    /// <summary>Where the next bytes from upstream go.</summary>
    public Memory<byte> Room { get; private set; }

    public static MediaBody Whole(ReadOnlyMemory<byte> bytes) => new(bytes, Memory<byte>.Empty);

    public static MediaBody Expecting(int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        return new(bytes, bytes);
    }

    /// <summary>That many bytes have been put into <see cref="Room"/>.</summary>
    public void Grow(int bytes)
    {
        Room = Room[bytes..];
        Change(Math.Min(Length - Room.Length, Math.Max(0, Length - HeldBack)));
    }

    /// <summary>All of it has arrived and is right.</summary>
    public void Prove() => Change(Length);

    public void Break(BodyProblem problem)
    {
        _problem = problem;
        Change(_readable);
    }

    /// <summary>Waits until the first bytes can be read.</summary>
    /// <returns>What is wrong when there will be none.</returns>
    public async ValueTask<BodyProblem?> StartedAsync(CancellationToken cancellationToken) =>
        Length == 0 || (await ReadAsync(0, 1, cancellationToken)).Length > 0 ? null : _problem;

    /// <returns>At least one byte of those asked for, and as many as are there; none when the object broke off before them.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int from, int to, CancellationToken cancellationToken)
    {
        while (_readable <= from)
        {
            Task changed;
            lock (_lock) changed = _changed.Task;
            if (_readable > from) break;
            if (_problem is not null) return default;
            await changed.WaitAsync(cancellationToken);
        }
        return _bytes[from..Math.Min(to, _readable)];
    }

    /// <returns>Whether it came to be whole.</returns>
    public async ValueTask<bool> WholeAsync(CancellationToken cancellationToken) =>
        Length == 0 || (await ReadAsync(Length - 1, Length, cancellationToken)).Length > 0;

    /// <summary>A part of what is whole.</summary>
    public ReadOnlyMemory<byte> Slice(ByteRange part) => _bytes.Slice((int)part.Start, (int)part.Length);

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
}
