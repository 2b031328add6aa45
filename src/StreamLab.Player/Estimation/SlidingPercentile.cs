namespace StreamLab.Player;

/// <summary>
/// A percentile over the last weighted values, up to a greatest total weight: the oldest is cut down or dropped when that is passed.
/// Source: androidx/media SlidingPercentile.
/// </summary>
internal sealed class SlidingPercentile(int mostWeight)
{
    private (double Value, int Weight)[] _byAge = new (double, int)[16], _byValue = new (double, int)[16];
    private int _count, _total;

    public bool IsEmpty => _count == 0;

    public void Add(double value, int weight)
    {
        if (weight <= 0) return;
        weight = Math.Min(weight, mostWeight);
        if (_count == _byAge.Length) Grow();
        _byAge[_count++] = (value, weight);
        _total += weight;
        while (_total > mostWeight) TrimOldest();
    }

    /// <param name="share">From 0 to 1.</param>
    /// <returns>NaN while it is empty.</returns>
    public double At(double share)
    {
        _byAge.AsSpan(0, _count).CopyTo(_byValue);
        _byValue.AsSpan(0, _count).Sort();
        double sum = 0;
        for (var i = 0; i < _count; i++)
        {
            sum += _byValue[i].Weight;
            if (sum >= share * _total) return _byValue[i].Value;
        }
        return double.NaN;
    }

    public void Clear() => (_count, _total) = (0, 0);

    public SlidingPercentile Clone()
    {
        var copy = (SlidingPercentile)MemberwiseClone();
        (copy._byAge, copy._byValue) = ([.. _byAge], [.. _byValue]);
        return copy;
    }

    private void Grow()
    {
        Array.Resize(ref _byAge, _count * 2);
        Array.Resize(ref _byValue, _count * 2);
    }

    private void TrimOldest()
    {
        var (excess, oldest) = (_total - mostWeight, _byAge[0]);
        _total -= Math.Min(excess, oldest.Weight);
        if (oldest.Weight > excess)
        {
            _byAge[0].Weight -= excess;
            return;
        }
        _byAge.AsSpan(1, _count - 1).CopyTo(_byAge);
        _count--;
    }
}
