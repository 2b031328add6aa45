namespace StreamLab.Server;

/// <summary>The memory that one fill has of <see cref="FillSlots"/>, until it ends.</summary>
internal sealed class FillMemory(FillSlots slots) : IDisposable
{
    public static readonly BodyProblem Exhausted = new(503, "there is no memory for more fills");

    private long _taken;

    /// <returns>Whether there is so much more.</returns>
    public bool TryTake(long bytes)
    {
        if (!slots.TryReserve(bytes)) return false;
        _taken += bytes;
        return true;
    }

    public void Dispose()
    {
        slots.GiveBack(_taken);
        _taken = 0;
    }
}
