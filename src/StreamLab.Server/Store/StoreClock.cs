namespace StreamLab.Server;

/// <summary>The time that a store goes by: its own, which never jumps, and the calendar's.</summary>
internal sealed class StoreClock(TimeProvider time)
{
    private readonly long _startedAt = time.GetTimestamp();

    public Instant Now => Instant.FromSeconds(time.GetElapsedTime(_startedAt).TotalSeconds);
    public DateTimeOffset Calendar => time.GetUtcNow();
}
