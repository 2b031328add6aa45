namespace StreamLab.Player;

/// <summary>
/// The harmonic mean of the last rates: one outlier upwards hardly moves it (Jiang, Sekar, Zhang, CoNEXT'12 uses 20, MPC 5).
/// Latency is the mean time to first byte of the same samples.
/// </summary>
public sealed class HarmonicMeanEstimator(int window) : IThroughputEstimator
{
    public static readonly ComponentDescriptor<IThroughputEstimator> Descriptor = new()
    {
        Name = "harmonic",
        Summary = "the harmonic mean of the last transfer rates",
        Source = "FESTIVE (CoNEXT'12), MPC (SIGCOMM'15)",
        Parameters = [new("window", "5", "samples", "how many rates count (MPC: 5, FESTIVE: 20)")],
        Create = a => new HarmonicMeanEstimator(a.Count("window")),
    };

    private double[] _secondsPerBit = new double[window];
    private double[] _latencySeconds = new double[window];
    private int _count, _next;

    public Bitrate? Throughput => _count == 0 ? null : new Bitrate(_count / Sum(_secondsPerBit));
    public Duration Latency => _count == 0 ? Duration.Zero : new Duration(Sum(_latencySeconds) / _count);

    public void Add(in ThroughputSample sample)
    {
        _secondsPerBit[_next] = 1 / sample.TransferRate.BitsPerSecond;
        _latencySeconds[_next] = sample.TimeToFirstByte.Seconds;
        _next = (_next + 1) % _secondsPerBit.Length;
        _count = Math.Min(_count + 1, _secondsPerBit.Length);
    }

    public void Reset() => (_count, _next) = (0, 0);

    public IThroughputEstimator Clone()
    {
        var copy = (HarmonicMeanEstimator)MemberwiseClone();
        copy._secondsPerBit = [.. _secondsPerBit];
        copy._latencySeconds = [.. _latencySeconds];
        return copy;
    }

    private double Sum(double[] values)
    {
        double sum = 0;
        for (var i = 0; i < _count; i++) sum += values[i];
        return sum;
    }
}
