namespace StreamLab.Network;

/// <summary>A capacity that flows share: an edge's uplink, a client's access link. Its trace's clock may start later; until then the first rate holds.</summary>
public sealed class Link
{
    private Instant _origin = Instant.Never;
    private Instant _ratedFrom = Instant.Never;
    private Bitrate _rate;

    internal Link(FlowNetwork owner, BandwidthTrace capacity)
    {
        (Owner, Capacity, Lane) = (owner, capacity, new Lane([this]));
        Set(capacity, Instant.Never);
    }

    internal FlowNetwork Owner { get; }

    public BandwidthTrace Capacity { get; private set; }

    /// <summary>The trace's clock runs.</summary>
    public bool IsStarted => _origin != Instant.Never;

    public Bitrate RateAt(Instant now) => Capacity.RateAt(TraceTime(now));
    public Duration LatencyAt(Instant now) => Capacity.LatencyAt(TraceTime(now));

    /// <summary>The flows that no other link limits.</summary>
    internal Lane Lane { get; }

    /// <summary>Lanes over this link with at least one flow.</summary>
    internal int ActiveLanes { get; set; }
    internal bool IsShared => ActiveLanes > 1;
    internal bool IsSteady => Slowest == Fastest;
    internal bool IsUnlimited => Slowest.IsUnlimited;

    /// <summary>The bounds of the rate for as long as neither clock nor capacity is set.</summary>
    internal Bitrate Slowest { get; private set; }
    internal Bitrate Fastest { get; private set; }

    /// <summary>The work space of <see cref="ProgressiveFilling"/>.</summary>
    internal LinkShare Share;

    /// <summary>When the rate that was last refreshed ends.</summary>
    internal Instant NextChange { get; private set; }

    internal void Start(Instant now) => Set(Capacity, now);

    internal void Replace(BandwidthTrace capacity) => Set(capacity, Instant.Never);

    /// <summary>The rate now, looked up again only when it has changed.</summary>
    internal Bitrate Refresh(Instant now)
    {
        if (now >= _ratedFrom && now < NextChange) return _rate;
        (_ratedFrom, _rate, NextChange) = (now, RateAt(now), ChangeAfter(now));
        return _rate;
    }

    internal DataSize BitsBetween(Instant from, Instant to) =>
        IsSteady ? Slowest * (to - from) : Capacity.BitsBetween(TraceTime(from), TraceTime(to));

    internal Instant TransferEnd(Instant start, DataSize size) =>
        IsSteady ? start + size / Slowest : OwnTime(Capacity.TransferEnd(TraceTime(start), size));

    private void Set(BandwidthTrace capacity, Instant origin)
    {
        (Capacity, _origin, _ratedFrom) = (capacity, origin, Instant.Never);
        var first = capacity.RateAt(Instant.Origin);
        (Slowest, Fastest) = IsStarted ? (capacity.Slowest, capacity.Fastest) : (first, first);
    }

    /// <summary>Strictly later, though the sum of the trace's time and its origin may round down to now.</summary>
    private Instant ChangeAfter(Instant now) =>
        IsSteady ? Instant.Never : Instant.Max(OwnTime(Capacity.NextChange(TraceTime(now))), new(double.BitIncrement(now.Seconds)));

    private Instant TraceTime(Instant now) => IsStarted ? Instant.Origin + (now - _origin) : Instant.Origin;
    private Instant OwnTime(Instant traceTime) => _origin + (traceTime - Instant.Origin);
}
