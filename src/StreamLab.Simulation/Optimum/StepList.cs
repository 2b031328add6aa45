namespace StreamLab.Simulation.Optimum;

/// <summary>Falling step functions of time, one for each Segment and Representation, side by side in two arrays; edges in descending time, so in rising value.</summary>
internal sealed class StepList(int segments, int representations)
{
    private readonly int[] _first = new int[segments * representations], _count = new int[segments * representations];
    private double[] _values = new double[1 << 14], _times = new double[1 << 14];
    private int _used;

    public void Clear()
    {
        _used = 0;
        Array.Clear(_count);
    }

    public ReadOnlySpan<double> ValuesOf(int segment, int representation) => Of(_values, (segment * representations) + representation);
    public ReadOnlySpan<double> TimesOf(int segment, int representation) => Of(_times, (segment * representations) + representation);

    /// <summary>The value at a time: that of the last edge not before it; minus infinity after all.</summary>
    public double At(int segment, int representation, double time)
    {
        var times = TimesOf(segment, representation);
        var (low, high) = (-1, times.Length);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (times[middle] >= time) low = middle;
            else high = middle;
        }
        return low < 0 ? double.NegativeInfinity : ValuesOf(segment, representation)[low];
    }

    /// <summary>Appends the highest of two step functions; steps lower than <paramref name="coarseness"/> go into the next higher.</summary>
    public void Append(int segment, int representation, StepMerge merge, double coarseness)
    {
        var i = (segment * representations) + representation;
        _first[i] = _used;
        var (highest, lowest) = (double.NegativeInfinity, double.NegativeInfinity);
        while (merge.TryTake(out var value, out var time))
        {
            // Sums of the same gains in another order differ by rounding: they are no step.
            if (value <= highest + 1e-9) continue;
            highest = value;
            if (_used > _first[i] && (value - lowest <= coarseness || time == _times[_used - 1]))
            {
                _values[_used - 1] = value;
                continue;
            }
            lowest = value;
            if (_used == _values.Length) Grow();
            (_values[_used], _times[_used]) = (value, time);
            _used++;
        }
        _count[i] = _used - _first[i];
    }

    private ReadOnlySpan<double> Of(double[] edges, int function) => edges.AsSpan(_first[function], _count[function]);

    private void Grow()
    {
        Array.Resize(ref _values, _used * 2);
        Array.Resize(ref _times, _used * 2);
    }
}
