namespace StreamLab.Player;

/// <summary>What the last transfer showed: no smoothing at all.</summary>
public sealed class LastEstimator : IThroughputEstimator
{
    public static readonly ComponentDescriptor<IThroughputEstimator> Descriptor = new()
    {
        Name = "last",
        Summary = "the transfer rate of the last sample",
        Source = "baseline; QUETRA (ACM Multimedia 2017) uses it",
        Create = _ => new LastEstimator(),
    };

    private ThroughputSample? _last;

    public Bitrate? Throughput => _last?.TransferRate;
    public Duration Latency => _last?.TimeToFirstByte ?? Duration.Zero;

    public void Add(in ThroughputSample sample) => _last = sample;
    public void Reset() => _last = null;
    public IThroughputEstimator Clone() => (LastEstimator)MemberwiseClone();
}
