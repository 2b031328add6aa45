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

    /// <summary>Appends the highest of several step functions; steps lower than <paramref name="coarseness"/> go into the next higher.</summary>
    public void Append(int segment, int representation, Merge merge, double coarseness)
    {
        var i = (segment * representations) + representation;
        _first[i] = _used;
        var (highest, lowest) = (double.NegativeInfinity, double.NegativeInfinity);
        merge.Rewind();
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

    /// <summary>Takes the edges of several step functions, each raised by a gain of its own, in descending time.</summary>
    public sealed class Merge(int sources)
    {
        private readonly double[][] _values = New(sources), _times = New(sources);
        private readonly int[] _counts = new int[sources], _next = new int[sources];
        private readonly double[] _gains = new double[sources], _heads = new double[sources];

        public void Begin(int source) => _counts[source] = 0;

        public void SetGain(int source, double gain) => _gains[source] = gain;

        public void Add(int source, double value, double time)
        {
            var n = _counts[source]++;
            if (n == _values[source].Length)
            {
                Array.Resize(ref _values[source], n * 2);
                Array.Resize(ref _times[source], n * 2);
            }
            (_values[source][n], _times[source][n]) = (value, time);
        }

        public void Rewind()
        {
            for (var source = 0; source < _next.Length; source++)
            {
                _next[source] = 0;
                _heads[source] = Head(source);
            }
        }

        public bool TryTake(out double value, out double time)
        {
            var latest = 0;
            for (var source = 1; source < _heads.Length; source++)
                if (_heads[source] > _heads[latest]) latest = source;
            time = _heads[latest];
            value = 0;
            if (double.IsNegativeInfinity(time)) return false;
            value = _values[latest][_next[latest]++] + _gains[latest];
            _heads[latest] = Head(latest);
            return true;
        }

        private double Head(int source) => _next[source] < _counts[source] ? _times[source][_next[source]] : double.NegativeInfinity;

        private static double[][] New(int sources) => [.. Enumerable.Range(0, sources).Select(_ => new double[256])];
    }
}
