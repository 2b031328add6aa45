namespace StreamLab.Player;

/// <summary>
/// Plain means of the last rates over a short and a long window, of which the lower one counts; of the times to first byte likewise the
/// higher one. Source: Sabre's sliding window (<c>-ma sliding -ws 3 10</c>), which keeps 20 samples.
/// </summary>
public sealed class SlidingMeanEstimator(int window, int second) : IThroughputEstimator
{
    public static readonly ComponentDescriptor<IThroughputEstimator> Descriptor = new()
    {
        Name = "sliding",
        Summary = "the lower mean of the last transfer rates over one or two windows",
        Source = "Spiteri et al., MMSys'18 (Sabre's -ma sliding)",
        Parameters =
        [
            new("window", "3", "samples", "how many rates count (Sabre: 3), at most 20"),
            new("second", "0", "samples", "another window: the lower mean counts (0: none), at most 20"),
        ],
        Create = a => new SlidingMeanEstimator(Window(a, "window", 1), Window(a, "second", 0)),
    };

    private const int Kept = 20;

    private double[] _rates = new double[Kept], _latencies = new double[Kept]; // the newest last
    private int _count;

    public Bitrate? Throughput => _count == 0 ? null : new Bitrate(second == 0 ? Mean(_rates, window) : Math.Min(Mean(_rates, window), Mean(_rates, second)));

    public Duration Latency =>
        _count == 0 ? Duration.Zero : new Duration(second == 0 ? Mean(_latencies, window) : Math.Max(Mean(_latencies, window), Mean(_latencies, second)));

    public void Add(in ThroughputSample sample)
    {
        Push(_rates, sample.TransferRate.BitsPerSecond);
        Push(_latencies, sample.TimeToFirstByte.Seconds);
        _count = Math.Min(_count + 1, Kept);
    }

    public void Reset() => _count = 0;

    public IThroughputEstimator Clone()
    {
        var copy = (SlidingMeanEstimator)MemberwiseClone();
        (copy._rates, copy._latencies) = ([.. _rates], [.. _latencies]);
        return copy;
    }

    private double Mean(double[] values, int of)
    {
        var count = Math.Min(of, _count);
        double sum = 0;
        for (var i = Kept - count; i < Kept; i++) sum += values[i];
        return sum / count;
    }

    private static void Push(double[] values, double value)
    {
        Array.Copy(values, 1, values, 0, Kept - 1);
        values[^1] = value;
    }

    private static int Window(ComponentArguments a, string name, int atLeast) =>
        a.Count(name, atLeast) is var count && count <= Kept ? count : throw new FormatException($"{name}={count} is more than the {Kept} samples that are kept");
}
