namespace StreamLab.Simulation.Optimum;

/// <summary>A falling step function of time: its edges in descending time, so in rising value.</summary>
internal sealed class StepFunction
{
    private double[] _values = new double[256], _times = new double[256];

    public int Count { get; private set; }

    public double ValueAt(int edge) => _values[edge];
    public double TimeAt(int edge) => _times[edge];

    public void Clear() => Count = 0;

    /// <summary>Appends an edge: not later than the last, and higher.</summary>
    public void Add(double value, double time)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Count * 2);
            Array.Resize(ref _times, Count * 2);
        }
        (_values[Count], _times[Count]) = (value, time);
        Count++;
    }

    /// <summary>Becomes the highest of two others.</summary>
    public void SetHighest(StepMerge merge)
    {
        Clear();
        var highest = double.NegativeInfinity;
        while (merge.TryTake(out var value, out var time))
        {
            if (value <= highest) continue;
            highest = value;
            Add(value, time);
        }
    }
}
