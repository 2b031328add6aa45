namespace StreamLab.Client;

/// <summary>The clock of a session: seconds since it was started, never going back. Any thread may ask.</summary>
internal sealed class SessionClock(TimeProvider time)
{
    private long _origin;
    private volatile bool _isStarted;

    /// <summary>The origin before the start.</summary>
    public Instant Now => _isStarted ? new(time.GetElapsedTime(_origin).TotalSeconds) : Instant.Origin;

    public void Start()
    {
        _origin = time.GetTimestamp();
        _isStarted = true;
    }
}
