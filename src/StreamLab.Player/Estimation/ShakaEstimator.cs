namespace StreamLab.Player;

/// <summary>
/// Shaka Player's averages of the goodput (time to first byte included): half-lives of 2 s and 5 s of download, the lower one counts. Samples
/// below 16 kB and downloads of less than 5 ms are left out, and its default stands until 128 kB have come. It has no estimate of
/// latency, for that is in the rate. Source: Shaka Player 5.2, lib/abr/ewma_bandwidth_estimator.js.
/// </summary>
public sealed class ShakaEstimator(double fast, double slow, Bitrate initial) : IThroughputEstimator
{
    public static readonly ComponentDescriptor<IThroughputEstimator> Descriptor = new()
    {
        Name = "shaka",
        Summary = "Shaka Player's averages of the goodput: the lower of a fast and a slow one",
        Source = "Shaka Player 5.2, EwmaBandwidthEstimator",
        Parameters =
        [
            new("fast", "2", "s", "half-life of the fast average (fastHalfLife)"),
            new("slow", "5", "s", "half-life of the slow average (slowHalfLife)"),
            new("initial", "1000", "kbps", "estimate until 128 kB have come (defaultBandwidthEstimate)"),
        ],
        Create = a => new ShakaEstimator(a.Number("fast", 0.001), a.Number("slow", 0.001), Bitrate.FromKbps(a.Number("initial", 1))),
    };

    private static DataSize LeastSample => DataSize.FromBytes(16_000);
    private static DataSize Enough => DataSize.FromBytes(128_000);
    private static Duration LeastTime => Duration.FromMilliseconds(5);

    private Ewma _fast = new(fast), _slow = new(slow);
    private DataSize _seen;

    public Bitrate? Throughput => _seen < Enough ? initial : new Bitrate(Math.Min(_fast.Value, _slow.Value));
    public Duration Latency => Duration.Zero;

    public void Add(in ThroughputSample sample)
    {
        var time = sample.TimeToFirstByte + sample.TransferTime;
        if (sample.Size < LeastSample || time < LeastTime) return;
        _seen += sample.Size;
        _fast.Add(sample.Goodput.BitsPerSecond, time.Seconds);
        _slow.Add(sample.Goodput.BitsPerSecond, time.Seconds);
    }

    public void Reset()
    {
        _seen = DataSize.Zero;
        _fast.Reset();
        _slow.Reset();
    }

    public IThroughputEstimator Clone() => (ShakaEstimator)MemberwiseClone();
}
