namespace StreamLab.Player;

/// <summary>
/// Two exponentially weighted averages of the transfer rate, weighted by transfer time and corrected for their zero start; the lower one
/// counts, so that a fall is believed at once and a rise slowly. Half-lives of 3 s and 8 s are those of dash.js and Sabre. The time to
/// first byte is averaged likewise with the same half-lives, but in seconds of media asked for (Sabre: 3 s/p and 8 s/p samples); there the
/// higher one counts.
/// </summary>
public sealed class DualEwmaEstimator(double fastHalfLifeSeconds, double slowHalfLifeSeconds) : IThroughputEstimator
{
    public static readonly ComponentDescriptor<IThroughputEstimator> Descriptor = new()
    {
        Name = "ewma",
        Summary = "the lower of a fast and a slow exponentially weighted average of the transfer rate, by transfer time",
        Source = "dash.js ThroughputModel; Spiteri et al., MMSys'18 (Sabre)",
        Parameters =
        [
            new("fast", "3", "s", "half-life of the fast average, in seconds of transfer"),
            new("slow", "8", "s", "half-life of the slow average, in seconds of transfer"),
        ],
        Create = a => new DualEwmaEstimator(a.Number("fast", 0.001), a.Number("slow", 0.001)),
    };

    private Ewma _fast = new(fastHalfLifeSeconds), _slow = new(slowHalfLifeSeconds);
    private Ewma _fastLatency = new(fastHalfLifeSeconds), _slowLatency = new(slowHalfLifeSeconds);

    public Bitrate? Throughput => _fast.IsEmpty ? null : new Bitrate(Math.Min(_fast.Value, _slow.Value));
    public Duration Latency => _fastLatency.IsEmpty ? Duration.Zero : new Duration(Math.Max(_fastLatency.Value, _slowLatency.Value));

    public void Add(in ThroughputSample sample)
    {
        var rate = sample.TransferRate.BitsPerSecond;
        _fast.Add(rate, sample.TransferTime.Seconds);
        _slow.Add(rate, sample.TransferTime.Seconds);
        _fastLatency.Add(sample.TimeToFirstByte.Seconds, sample.SegmentDuration.Seconds);
        _slowLatency.Add(sample.TimeToFirstByte.Seconds, sample.SegmentDuration.Seconds);
    }

    public void Reset()
    {
        _fast.Reset();
        _slow.Reset();
        _fastLatency.Reset();
        _slowLatency.Reset();
    }

    public IThroughputEstimator Clone() => (DualEwmaEstimator)MemberwiseClone();
}
