namespace StreamLab.Player;

/// <summary>An exponentially weighted average that starts at zero and is corrected for it: value = sum / (1 - 0.5^(weight/halfLife)).</summary>
internal struct Ewma(double halfLife)
{
    private readonly double _decay = -Math.Log(2) / halfLife; // a second
    private double _sum, _lastWeight, _lastKeep = 1;
    private double _unfilled = 1; // 0.5^(weight/halfLife): what the zero at the start still counts for

    public readonly bool IsEmpty => _unfilled >= 1;
    public readonly double Value => _sum / (1 - _unfilled);

    public void Add(double value, double weight)
    {
        var keep = weight == _lastWeight ? _lastKeep : Math.Exp(weight * _decay);
        (_lastWeight, _lastKeep) = (weight, keep);
        _sum = (keep * _sum) + ((1 - keep) * value);
        _unfilled *= keep;
    }

    public void Reset() => (_sum, _unfilled) = (0, 1);
}
