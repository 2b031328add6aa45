namespace StreamLab.Simulation.Optimum;

/// <summary>Takes the edges of two step functions, each raised by a gain of its own, in descending time.</summary>
internal struct StepMerge(StepFunction one, double gainOfOne, StepFunction other, double gainOfOther)
{
    private int _one, _other;

    public bool TryTake(out double value, out double time)
    {
        var (hasOne, hasOther) = (_one < one.Count, _other < other.Count);
        if (hasOne && (!hasOther || one.TimeAt(_one) >= other.TimeAt(_other)))
        {
            (value, time) = (one.ValueAt(_one) + gainOfOne, one.TimeAt(_one));
            _one++;
            return true;
        }
        (value, time) = hasOther ? (other.ValueAt(_other) + gainOfOther, other.TimeAt(_other)) : default;
        _other++;
        return hasOther;
    }
}
