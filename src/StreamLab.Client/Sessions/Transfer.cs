using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>One request in flight: counts its bytes and keeps the time as they come, from whatever thread.</summary>
internal sealed class Transfer(SegmentRequest request, SessionClock clock, Action<Transfer> onFirstByte) : IFetchObserver, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private long _bytes;
    private double _lastByteAt;

    public SegmentRequest Request { get; } = request;
    public DataSize Received => DataSize.FromBytes(Volatile.Read(ref _bytes));

    /// <summary>When something came in last.</summary>
    public Instant LastByteAt => new(Volatile.Read(ref _lastByteAt));

    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Whether the core has heard of the first byte. The loop's own.</summary>
    public bool IsAnnounced { get; private set; }

    /// <summary>When the core is to hear of its bytes, if it asked to. The loop's own.</summary>
    public Instant NextProgressAt { get; set; } = Instant.Never;

    /// <summary>The core has heard of the first byte; from then on its bytes count, every so often where it asked for that.</summary>
    public void Announce(Instant firstByteAt, Duration cadence)
    {
        IsAnnounced = true;
        if (Request.ReportProgress) NextProgressAt = firstByteAt + cadence;
    }

    public void FirstByte()
    {
        Volatile.Write(ref _lastByteAt, clock.Now.Seconds);
        onFirstByte(this);
    }

    public void Arrived(int bytes)
    {
        Volatile.Write(ref _lastByteAt, clock.Now.Seconds);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Cancel() => _cancellation.Cancel();

    public void Dispose() => _cancellation.Dispose();
}
