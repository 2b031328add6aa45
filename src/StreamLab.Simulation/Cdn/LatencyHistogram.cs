namespace StreamLab.Simulation.Cdn;

/// <summary>Many latencies in little room: the mean is exact, a quantile within 1 % (64 steps for each doubling).</summary>
internal sealed class LatencyHistogram
{
    private const int MantissaBits = 52, StepBits = 6, Exponents = 44;
    private const double Least = 1.0 / (1 << 20); // about a microsecond

    private static readonly long Lowest = BitConverter.DoubleToInt64Bits(Least) >> (MantissaBits - StepBits);

    private readonly long[] _counts = new long[Exponents << StepBits];
    private long _count;
    private double _sum;

    public double? Mean => _count == 0 ? null : _sum / _count;

    public void Add(double seconds)
    {
        var step = (BitConverter.DoubleToInt64Bits(seconds) >> (MantissaBits - StepBits)) - Lowest;
        _counts[Math.Clamp(step, 0, _counts.Length - 1)]++;
        _count++;
        _sum += seconds;
    }

    /// <returns>The middle of the step in which the smallest value lies that this share of all do not exceed.</returns>
    public double? Quantile(double share)
    {
        if (_count == 0) return null;
        var (rank, seen, step) = ((long)Math.Ceiling(share * _count), 0L, -1);
        while (seen < rank) seen += _counts[++step];
        return (ValueOf(step) + ValueOf(step + 1)) / 2;
    }

    private static double ValueOf(int step) => BitConverter.Int64BitsToDouble((Lowest + Math.Max(0, step)) << (MantissaBits - StepBits));
}
