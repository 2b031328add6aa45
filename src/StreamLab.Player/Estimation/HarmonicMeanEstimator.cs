namespace StreamLab.Player;

/// <summary>
/// The harmonic mean of the last rates: one outlier upwards hardly moves it (Jiang, Sekar, Zhang, CoNEXT'12 uses 20, MPC 5). The rates are
/// those of the transfers, or goodputs, which have the time to first byte in them: then the latency beside them is zero. Weighted by the
/// time each took, it is all time over all time at the mean rate (Pensieve's dash.js). Else latency is the mean time to first byte.
/// </summary>
public sealed class HarmonicMeanEstimator(int window, bool goodput = false, bool weighted = false) : IThroughputEstimator
{
    public static readonly ComponentDescriptor<IThroughputEstimator> Descriptor = new()
    {
        Name = "harmonic",
        Summary = "the harmonic mean of the last rates",
        Source = "FESTIVE (CoNEXT'12), MPC (SIGCOMM'15)",
        Parameters =
        [
            new("window", "5", "samples", "how many rates count (MPC: 5, FESTIVE: 20)"),
            new("goodput", "", "flag", "rates include the time to first byte (Pensieve, MPC)"),
            new("weighted", "", "flag", "each rate counts for the time it took (Pensieve's dash.js)"),
        ],
        Create = a => new HarmonicMeanEstimator(a.Count("window"), a.Flag("goodput"), a.Flag("weighted")),
    };

    private double[] _weight = new double[window];
    private double[] _weightedSecondsPerBit = new double[window];
    private double[] _latencySeconds = new double[window];
    private int _count, _next;

    public Bitrate? Throughput => _count == 0 ? null : new Bitrate(Sum(_weight) / Sum(_weightedSecondsPerBit));
    public Duration Latency => _count == 0 || goodput ? Duration.Zero : new Duration(Sum(_latencySeconds) / _count);

    public void Add(in ThroughputSample sample)
    {
        var time = goodput ? sample.TimeToFirstByte + sample.TransferTime : sample.TransferTime;
        var weight = weighted ? time.Seconds : 1;
        _weight[_next] = weight;
        _weightedSecondsPerBit[_next] = weight / (sample.Size / time).BitsPerSecond;
        _latencySeconds[_next] = sample.TimeToFirstByte.Seconds;
        _next = (_next + 1) % window;
        _count = Math.Min(_count + 1, window);
    }

    public void Reset() => (_count, _next) = (0, 0);

    public IThroughputEstimator Clone()
    {
        var copy = (HarmonicMeanEstimator)MemberwiseClone();
        (copy._weight, copy._weightedSecondsPerBit, copy._latencySeconds) = ([.. _weight], [.. _weightedSecondsPerBit], [.. _latencySeconds]);
        return copy;
    }

    /// <summary>Oldest first, so that the rounding is that of the reference implementations.</summary>
    private double Sum(double[] values)
    {
        double sum = 0;
        for (var age = _count; age > 0; age--) sum += values[(_next - age + window) % window];
        return sum;
    }
}
