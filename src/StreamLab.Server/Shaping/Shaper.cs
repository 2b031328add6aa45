namespace StreamLab.Server;

/// <summary>
/// Drives a <see cref="Pacer"/> by the wall clock with one thread. A thread that waits is late by 0.1 ms here, .NET's timers by up to 4 ms.
/// </summary>
internal sealed class Shaper : IDisposable
{
    private readonly Lock _lock = new();
    private readonly AutoResetEvent _changed = new(false);
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private readonly Pacer _pacer;
    private readonly Random _random;
    private readonly Thread _thread;
    private volatile bool _stopped;
    private RoundTrip _roundTrip;
    private Duration _worstLag;

    /// <param name="seed">Of the jitter.</param>
    public Shaper(LinkShape uplink, LinkShape clientLink, RoundTrip roundTrip, int seed, TimeProvider time)
    {
        (_time, _startedAt, _roundTrip, _random) = (time, time.GetTimestamp(), roundTrip, new Random(seed));
        _pacer = new(uplink, clientLink);
        _thread = new(Run) { IsBackground = true, Name = "pacing" };
        _thread.Start();
    }

    public Instant Now => new(_time.GetElapsedTime(_startedAt).TotalSeconds);

    /// <summary>Nothing is held back: bodies need no pacing.</summary>
    public bool IsOff
    {
        get
        {
            lock (_lock) return _pacer.Uplink.IsUnlimited && _pacer.ClientLink.IsUnlimited;
        }
    }

    /// <summary>The most that one client can get at any time.</summary>
    public Bitrate FastestShare
    {
        get
        {
            lock (_lock) return Bitrate.Min(_pacer.Uplink.Capacity.Fastest, _pacer.ClientLink.Capacity.Fastest);
        }
    }

    public ShapeStatus Status
    {
        get
        {
            lock (_lock) return ShapeStatus.Of(_pacer, Now, _roundTrip);
        }
    }

    public void Change(ShapeChange change)
    {
        lock (_lock)
        {
            _pacer.Change(Now, change);
            _roundTrip = _roundTrip.With(change.RoundTrip);
        }
        _changed.Set();
    }

    /// <inheritdoc cref="Pacer.Requested"/>
    public void Requested(string clientId)
    {
        lock (_lock) _pacer.Requested(Now, clientId);
    }

    public PacedTransfer Begin(string clientId, long bytes)
    {
        PacedTransfer transfer;
        lock (_lock) transfer = _pacer.Begin(Now, clientId, bytes);
        _changed.Set();
        return transfer;
    }

    public void End(PacedTransfer transfer)
    {
        lock (_lock) _pacer.End(Now, transfer);
    }

    /// <summary>Holds a response back for the round trip of its request, and for those that set up a new connection.</summary>
    public Task HoldFirstByteAsync(bool isNewConnection)
    {
        Task held;
        lock (_lock)
        {
            var now = Now;
            var time = _roundTrip.Draw(isNewConnection, _pacer.LatencyAt(now), _random);
            if (time == Duration.Zero) return Task.CompletedTask;
            held = _pacer.HoldUntil(now + time);
        }
        _changed.Set();
        return held;
    }

    /// <summary>A piece was written that much after its time.</summary>
    public void ReportLag(Duration lag)
    {
        lock (_lock) _worstLag = Duration.Max(_worstLag, lag);
    }

    /// <summary>The worst since the last time that somebody asked.</summary>
    public Duration TakeWorstLag()
    {
        lock (_lock)
        {
            var worst = _worstLag;
            _worstLag = Duration.Zero;
            return worst;
        }
    }

    public void Dispose()
    {
        _stopped = true;
        _changed.Set();
        _thread.Join();
        _changed.Dispose();
    }

    private void Run()
    {
        while (!_stopped)
        {
            Duration wait;
            lock (_lock)
            {
                _pacer.Tick(Now);
                wait = _pacer.NextDue - Now;
            }
            if (wait == Duration.Infinite) _changed.WaitOne();
            else if (wait > Duration.Zero) _changed.WaitOne((int)Math.Ceiling(Math.Min(wait.Milliseconds, 60_000)));
        }
    }
}
