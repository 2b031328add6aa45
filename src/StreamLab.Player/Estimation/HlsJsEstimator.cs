namespace StreamLab.Player;

/// <summary>
/// hls.js's averages: half-lives of 3 s and 9 s of download, less the time to first byte as far as it was expected; the lower one counts.
/// A download is taken to last at least 50 ms, or 10 ns a byte where that is less. The time to first byte is an average of its own, in
/// which long ones count little. Its defaults, 500 kbps and 100 ms, stand before a sample. Source: hls.js, utils/ewma-bandwidth-estimator.ts.
/// </summary>
public sealed class HlsJsEstimator(double fast, double slow, Bitrate initial) : IThroughputEstimator
{
    public static readonly ComponentDescriptor<IThroughputEstimator> Descriptor = new()
    {
        Name = "hlsjs",
        Summary = "hls.js's averages of the transfer rate: the lower of a fast and a slow one",
        Source = "hls.js, EwmaBandWidthEstimator",
        Parameters =
        [
            new("fast", "3", "s", "half-life of the fast average (abrEwmaFastVoD)"),
            new("slow", "9", "s", "half-life of the slow average, and of that of the time to first byte (abrEwmaSlowVoD)"),
            new("initial", "500", "kbps", "estimate before a sample (abrEwmaDefaultEstimate)"),
        ],
        Create = a => new HlsJsEstimator(a.Number("fast", 0.001), a.Number("slow", 0.001), Bitrate.FromKbps(a.Number("initial", 1))),
    };

    private const double LeastSeconds = 0.05, LeastSecondsPerByte = 1e-8;
    private static Duration InitialLatency => Duration.FromMilliseconds(100);
    private static Duration LeastLatency => Duration.FromMilliseconds(5);

    private Ewma _fast = new(fast), _slow = new(slow), _latency = new(slow);

    public Bitrate? Throughput => _fast.IsEmpty || _slow.IsEmpty ? initial : new Bitrate(Math.Min(_fast.Value, _slow.Value));
    public Duration Latency => _latency.IsEmpty ? InitialLatency : new Duration(_latency.Value);

    public void Add(in ThroughputSample sample)
    {
        var latency = sample.TimeToFirstByte;
        _latency.Add(Duration.Max(latency, LeastLatency).Seconds, Math.Sqrt(2) * Math.Exp(-latency.Seconds * latency.Seconds / 2));
        var time = (latency + sample.TransferTime - Duration.Min(latency, Latency)).Seconds;
        var seconds = Math.Max(time, Math.Min(LeastSeconds, sample.Size.Bytes * LeastSecondsPerByte));
        _fast.Add(sample.Size.Bits / seconds, seconds);
        _slow.Add(sample.Size.Bits / seconds, seconds);
    }

    public void Reset()
    {
        _fast.Reset();
        _slow.Reset();
        _latency.Reset();
    }

    public IThroughputEstimator Clone() => (HlsJsEstimator)MemberwiseClone();
}
