namespace StreamLab.Player;

/// <summary>
/// Media3's meter: the median of the last transfer rates, each weighted by the square root of its bytes, over a total weight of 2000. Until
/// 2 s or 512 KiB have been transferred its default stands. The time to first byte is the median of the last ten.
/// Source: androidx/media DefaultBandwidthMeter, SlidingPercentile, PercentileTimeToFirstByteEstimator.
/// </summary>
public sealed class PercentileEstimator(double percentile, int mostWeight, Bitrate initial) : IThroughputEstimator
{
    public static readonly ComponentDescriptor<IThroughputEstimator> Descriptor = new()
    {
        Name = "percentile",
        Summary = "Media3's meter: a sliding weighted percentile of the transfer rates",
        Source = "androidx/media, DefaultBandwidthMeter",
        Parameters =
        [
            new("percentile", "0.5", "share", "which one; 0.5 is the median (Media3: 0.5)"),
            new("weight", "2000", "root bytes", "total weight of the window (DEFAULT_SLIDING_WINDOW_MAX_WEIGHT)"),
            new("initial", "1000", "kbps", "estimate until enough was transferred (DEFAULT_INITIAL_BITRATE_ESTIMATE)"),
        ],
        Create = a => new PercentileEstimator(a.Number("percentile"), a.Count("weight"), Bitrate.FromKbps(a.Number("initial", 1))),
    };

    private const int LatencySamples = 10;
    private static Duration EnoughTime => Duration.FromSeconds(2);
    private static DataSize EnoughSize => DataSize.FromBytes(512 * 1024);

    private SlidingPercentile _rates = new(mostWeight), _latencies = new(LatencySamples);
    private Duration _time;
    private DataSize _size;
    private Bitrate? _estimate;

    public Bitrate? Throughput => _estimate ?? initial;
    public Duration Latency { get; private set; }

    public void Add(in ThroughputSample sample)
    {
        _rates.Add(sample.TransferRate.BitsPerSecond, (int)Math.Sqrt(sample.Size.Bytes));
        _latencies.Add(sample.TimeToFirstByte.Seconds, 1);
        (_time, _size) = (_time + sample.TransferTime, _size + sample.Size);
        if (!_rates.IsEmpty && (_time >= EnoughTime || _size >= EnoughSize)) _estimate = new Bitrate(_rates.At(percentile));
        Latency = new Duration(_latencies.At(0.5));
    }

    public void Reset()
    {
        _rates.Clear();
        _latencies.Clear();
        (_time, _size, _estimate, Latency) = (Duration.Zero, DataSize.Zero, null, Duration.Zero);
    }

    public IThroughputEstimator Clone()
    {
        var copy = (PercentileEstimator)MemberwiseClone();
        (copy._rates, copy._latencies) = (_rates.Clone(), _latencies.Clone());
        return copy;
    }
}
