namespace StreamLab.Client;

/// <summary>Sees whether a server delivers fast enough that something could ever be played: over each 5 s, from the first byte on.</summary>
internal sealed class Progress(TimeProvider time, Bitrate least)
{
    private static readonly Duration Window = Duration.FromSeconds(5);

    private long _since = time.GetTimestamp();
    private long _bytes;

    /// <returns>False when what has come since the window began is too little.</returns>
    public bool IsEnough(int more)
    {
        _bytes += more;
        var passed = Duration.FromTimeSpan(time.GetElapsedTime(_since));
        if (passed < Window) return true;
        var isEnough = DataSize.FromBytes(_bytes) >= least * passed;
        (_since, _bytes) = (time.GetTimestamp(), 0);
        return isEnough;
    }
}
