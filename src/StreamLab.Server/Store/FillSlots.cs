namespace StreamLab.Server;

/// <summary>Bounds how many fills are under way, how many wait for their turn, and how much memory their objects take.</summary>
internal sealed class FillSlots : IDisposable
{
    private const int AtOnce = 64, MostWaiting = 1024;
    private const long MostBytes = 512L * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _slots = new(AtOnce);
    private int _waiting;
    private long _bytes;

    /// <returns>Whether the caller has a slot, to be given back by <see cref="Leave"/>.</returns>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        if (_slots.Wait(0, CancellationToken.None)) return true;
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return false;
        }
        try
        {
            return await _slots.WaitAsync(Patience, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Leave() => _slots.Release();

    /// <returns>Whether there is room for an object of that length, to be given back by <see cref="GiveBack"/>.</returns>
    public bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) <= MostBytes) return true;
        GiveBack(bytes);
        return false;
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref _bytes, -bytes);

    public void Dispose() => _slots.Dispose();
}
