namespace StreamLab.Client;

/// <summary>Rings once at an instant of the session's clock; setting it anew replaces the instant before.</summary>
internal sealed class Alarm : IAsyncDisposable
{
    // Beyond it timers overflow; ringing early does no harm.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly SessionClock _clock;
    private readonly ITimer _timer;

    public Alarm(TimeProvider time, SessionClock clock, Action ring)
    {
        _clock = clock;
        _timer = time.CreateTimer(_ => ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Set(Instant at)
    {
        // Whole milliseconds, upwards: timers know no others, and one that rings early must be set again.
        var wait = Math.Ceiling(Math.Max((at - _clock.Now).Milliseconds, 0));
        _timer.Change(wait < Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(wait) : Longest, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();
}
