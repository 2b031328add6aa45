namespace StreamLab.Network;

/// <summary>A link that carries one transfer at a time. Its trace's clock may start later; until then the first rate holds, as with <see cref="Link"/>.</summary>
public sealed class LoneLink(BandwidthTrace trace)
{
    private Instant _origin = Instant.Never;

    private bool IsStarted => _origin != Instant.Never;

    /// <summary>Starts the clock of the trace, unless it runs.</summary>
    public void Start(Instant now)
    {
        if (!IsStarted) _origin = now;
    }

    public Duration LatencyAt(Instant now) => trace.HasLatency ? trace.LatencyAt(TraceTime(now)) : Duration.Zero;

    /// <summary>When the last bit of a transfer is through that starts at <paramref name="start"/>; <see cref="Instant.Never"/> if none ever is.</summary>
    public Instant TransferEnd(Instant start, DataSize size) =>
        IsStarted ? _origin + (trace.TransferEnd(TraceTime(start), size) - Instant.Origin)
        : size > DataSize.Zero ? start + (size / trace.RateAt(Instant.Origin)) : start;

    /// <summary>What passes between two times.</summary>
    public DataSize BitsBetween(Instant from, Instant to) =>
        IsStarted ? trace.BitsBetween(TraceTime(from), TraceTime(to)) : trace.RateAt(Instant.Origin) * (to - from);

    private Instant TraceTime(Instant now) => IsStarted ? Instant.Origin + (now - _origin) : Instant.Origin;
}
