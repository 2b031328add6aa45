namespace StreamLab.Player;

/// <summary>An exponentially weighted average that starts at zero and is corrected for it: value = sum / (1 - 0.5^(weight/halfLife)).</summary>
internal struct Ewma(double halfLife)
{
    private readonly double _halfLife = halfLife;
    private double _sum, _weight;

    public readonly bool IsEmpty => _weight <= 0;
    public readonly double Value => _sum / (1 - Math.Pow(0.5, _weight / _halfLife));

    public void Add(double value, double weight)
    {
        var keep = Math.Pow(0.5, weight / _halfLife);
        _sum = (keep * _sum) + ((1 - keep) * value);
        _weight += weight;
    }

    public void Reset() => (_sum, _weight) = (0, 0);
}
