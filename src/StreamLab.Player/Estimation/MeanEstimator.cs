namespace StreamLab.Player;

/// <summary>
/// The arithmetic mean of the last transfer rates, weighted alike, by the square root of their bytes, or by their date. When the network is
/// restless the window grows: by one sample for each neighbouring pair whose ratio is at least 1.3 or at most 0.7.
/// Source: dash.js ThroughputController (throughputCalculationMode, sampleSettings).
/// </summary>
public sealed class MeanEstimator(int window, SampleWeight weight, bool grows) : IThroughputEstimator
{
    public static readonly ComponentDescriptor<IThroughputEstimator> Descriptor = new()
    {
        Name = "mean",
        Summary = "the mean of the last transfer rates",
        Source = "dash.js 5.1.1, ThroughputController",
        Parameters =
        [
            new("window", "4", "samples", "how many rates count, at most 20 (dash.js: 4 on demand, 3 live)"),
            new("weight", "equal", "equal|bytes|date", "how much each counts: alike, by the root of its bytes, by its date"),
            new("grows", "on", "on|off", "whether a restless network makes the window longer (dash.js: on)"),
        ],
        Create = a => new MeanEstimator(
            Math.Min(a.Count("window"), Kept),
            a.Word("weight", ("equal", SampleWeight.Equal), ("bytes", SampleWeight.Bytes), ("date", SampleWeight.Date)),
            a.Word("grows", ("on", true), ("off", false))),
    };

    private const int Kept = 20;
    private const double Rise = 1.3, Fall = 0.7;

    private ThroughputSample[] _samples = new ThroughputSample[Kept]; // oldest first
    private int _count;

    public Bitrate? Throughput
    {
        get
        {
            if (_count == 0) return null;
            var (first, sum, weights) = (_count - Length, 0.0, 0.0);
            for (var i = first; i < _count; i++)
            {
                var share = WeightOf(_samples[i], i - first);
                sum += share * _samples[i].TransferRate.BitsPerSecond;
                weights += share;
            }
            return new Bitrate(sum / weights);
        }
    }

    public Duration Latency
    {
        get
        {
            var sum = Duration.Zero;
            for (var i = _count - Length; i < _count; i++) sum += _samples[i].TimeToFirstByte;
            return _count == 0 ? sum : sum / Length;
        }
    }

    public void Add(in ThroughputSample sample)
    {
        if (_count == Kept) _samples.AsSpan(1).CopyTo(_samples);
        else _count++;
        _samples[_count - 1] = sample;
    }

    public void Reset() => _count = 0;

    public IThroughputEstimator Clone()
    {
        var copy = (MeanEstimator)MemberwiseClone();
        copy._samples = [.. _samples];
        return copy;
    }

    /// <summary>How many of the last samples count.</summary>
    private int Length
    {
        get
        {
            var length = Math.Min(window, _count);
            for (var back = 1; grows && back < length && length < _count; back++)
                if (IsJump(_count - back)) length++;
            return length;
        }
    }

    private bool IsJump(int index)
    {
        var ratio = _samples[index].TransferRate / _samples[index - 1].TransferRate;
        return ratio is >= Rise or <= Fall;
    }

    private double WeightOf(in ThroughputSample sample, int place) => weight switch
    {
        SampleWeight.Bytes => Math.Sqrt(sample.Size.Bytes),
        SampleWeight.Date => place + 1,
        _ => 1,
    };
}
