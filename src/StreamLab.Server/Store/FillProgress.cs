namespace StreamLab.Server;

/// <summary>
/// Sees whether upstream sends enough over each half minute: all who ask for an object wait for one fill, and one that never ends would keep it from them
/// for good.
/// </summary>
internal sealed class FillProgress(StoreClock clock)
{
    private const int LeastBytes = 8 * 1024;
    private static readonly Duration Window = Duration.FromSeconds(30);

    private Instant _since = clock.Now;
    private int _bytes;

    /// <returns>False when what has come since the window began is too little.</returns>
    public bool IsEnough(int more)
    {
        _bytes += more;
        if (clock.Now - _since < Window) return true;
        var isEnough = _bytes >= LeastBytes;
        (_since, _bytes) = (clock.Now, 0);
        return isEnough;
    }
}
