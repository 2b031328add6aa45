namespace StreamLab.Player;

/// <summary>
/// dash.js's averages: half-lives of 3 s and 8 s weighted by 1.5 times the seconds of transfer, the lower one counts; the time to first byte
/// with half-lives of one and two samples, the higher one counts. What a cache may have served is known from the response, not from its
/// speed as in dash.js. Source: dash.js 5.1.1, ThroughputModel, ThroughputController, Settings.
/// </summary>
public sealed class DashJsEstimator(double fast, double slow, double weight) : IThroughputEstimator
{
    public static readonly ComponentDescriptor<IThroughputEstimator> Descriptor = new()
    {
        Name = "dashjs",
        Summary = "dash.js's averages of the transfer rate: the lower of a fast and a slow one",
        Source = "dash.js 5.1.1, ThroughputModel",
        Parameters =
        [
            new("fast", "3", "s", "half-life of the fast average (throughputFastHalfLifeSeconds)"),
            new("slow", "8", "s", "half-life of the slow average (throughputSlowHalfLifeSeconds)"),
            new("weight", "1.5", "factor", "a second of transfer counts as so many (dash.js: 0.0015 of its milliseconds)"),
        ],
        Create = a => new DashJsEstimator(a.Number("fast", 0.001), a.Number("slow", 0.001), a.Number("weight", 0.001)),
    };

    private const double FastLatencySamples = 1, SlowLatencySamples = 2;

    private Ewma _fast = new(fast), _slow = new(slow);
    private Ewma _fastLatency = new(FastLatencySamples), _slowLatency = new(SlowLatencySamples);

    public Bitrate? Throughput => _fast.IsEmpty || _slow.IsEmpty ? null : new Bitrate(Math.Min(_fast.Value, _slow.Value));
    public Duration Latency => _fastLatency.IsEmpty ? Duration.Zero : new Duration(Math.Max(_fastLatency.Value, _slowLatency.Value));

    public void Add(in ThroughputSample sample)
    {
        var (rate, seconds) = (sample.TransferRate.BitsPerSecond, sample.TransferTime.Seconds * weight);
        _fast.Add(rate, seconds);
        _slow.Add(rate, seconds);
        _fastLatency.Add(sample.TimeToFirstByte.Seconds, 1);
        _slowLatency.Add(sample.TimeToFirstByte.Seconds, 1);
    }

    public void Reset()
    {
        _fast.Reset();
        _slow.Reset();
        _fastLatency.Reset();
        _slowLatency.Reset();
    }

    public IThroughputEstimator Clone() => (DashJsEstimator)MemberwiseClone();
}
