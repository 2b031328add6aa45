namespace StreamLab.Dash.SegmentIndexes;

/// <summary>The rates that manifests declare, measured from the sizes and durations of the Segments.</summary>
public static class PeakRate
{
    /// <summary>
    /// @bandwidth of ISO 23009-1 5.3.5.2: the lowest rate at which playout never starves, from whichever Segment it starts, once
    /// <paramref name="minBufferTime"/> has been buffered: the maximum over i ≤ j of bits(i..j) / (minBufferTime + time(i..j−1)).
    /// Dinkelbach's method (1967): each pass over the Segments finds a better pair (i, j) until there is none, in practice in a few passes.
    /// </summary>
    /// <exception cref="ArgumentException">No Segment, lists of different lengths, or a minBufferTime that is not positive.</exception>
    public static Bitrate ByBufferModel(IReadOnlyList<DataSize> sizes, IReadOnlyList<Duration> durations, Duration minBufferTime)
    {
        Check(sizes, durations);
        if (!(minBufferTime > Duration.Zero)) throw new ArgumentException("The buffer model needs a positive minBufferTime.", nameof(minBufferTime));
        var rate = sizes[0] / minBufferTime;
        while (true)
        {
            var better = Improve(sizes, durations, minBufferTime, rate);
            if (better <= rate) return rate;
            rate = better;
        }
    }

    /// <summary>
    /// BANDWIDTH of RFC 8216 4.3.4.2: the largest rate of any run of Segments that lasts 0.5 to 1.5 target durations; where no run does, of all.
    /// </summary>
    public static Bitrate OfSegments(IReadOnlyList<DataSize> sizes, IReadOnlyList<Duration> durations, Duration targetDuration)
    {
        Check(sizes, durations);
        var peak = Bitrate.Zero;
        for (var first = 0; first < sizes.Count; first++)
        {
            var (size, time) = (DataSize.Zero, Duration.Zero);
            for (var last = first; last < sizes.Count && (time += durations[last]) <= targetDuration * 1.5; last++)
            {
                size += sizes[last];
                if (time >= targetDuration * 0.5) peak = Bitrate.Max(peak, size / time);
            }
        }
        return peak > Bitrate.Zero ? peak : Mean(sizes, durations);
    }

    /// <summary>All bits over all seconds.</summary>
    public static Bitrate Mean(IReadOnlyList<DataSize> sizes, IReadOnlyList<Duration> durations)
    {
        Check(sizes, durations);
        return new DataSize(sizes.Sum(s => s.Bits)) / new Duration(durations.Sum(d => d.Seconds));
    }

    /// <summary>The rate of the pair (i, j) whose bits exceed by most what <paramref name="rate"/> would deliver in time.</summary>
    private static Bitrate Improve(IReadOnlyList<DataSize> sizes, IReadOnlyList<Duration> durations, Duration minBufferTime, Bitrate rate)
    {
        var (excess, size, time) = (DataSize.Zero, DataSize.Zero, minBufferTime); // of the best run that ends before j
        var (mostExcess, best) = (new DataSize(double.NegativeInfinity), rate);
        for (var j = 0; j < sizes.Count; j++)
        {
            if (j == 0 || excess <= DataSize.Zero) (excess, size, time) = (DataSize.Zero, DataSize.Zero, minBufferTime);
            (excess, size) = (excess + sizes[j], size + sizes[j]);
            if (excess > mostExcess) (mostExcess, best) = (excess, size / time);
            (excess, time) = (excess - (rate * durations[j]), time + durations[j]);
        }
        return best;
    }

    private static void Check(IReadOnlyList<DataSize> sizes, IReadOnlyList<Duration> durations)
    {
        if (sizes.Count == 0) throw new ArgumentException("A rate needs a Segment.", nameof(sizes));
        if (sizes.Count != durations.Count) throw new ArgumentException($"{sizes.Count} sizes for {durations.Count} durations.", nameof(durations));
    }
}
