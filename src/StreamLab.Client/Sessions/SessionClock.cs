namespace StreamLab.Client;

/// <summary>The clock of a session: seconds since it was started, never going back.</summary>
internal sealed class SessionClock(TimeProvider time)
{
    private long? _origin;

    /// <summary>The origin before the start.</summary>
    public Instant Now => _origin is { } origin ? new(time.GetElapsedTime(origin).TotalSeconds) : Instant.Origin;

    public void Start() => _origin = time.GetTimestamp();
}
