namespace StreamLab;

/// <summary>
/// SplitMix64, a small random generator whose numbers are the same on every platform and in every version. Source: Steele, Lea, Flood,
/// "Fast splittable pseudorandom number generators", OOPSLA'14.
/// </summary>
public sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 … <paramref name="count"/> - 1.</summary>
    public int NextIndex(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Standard normal, by the polar method (Marsaglia, Bray 1964).</summary>
    public double NextNormal()
    {
        while (true)
        {
            var (x, y) = ((2 * NextUnit()) - 1, (2 * NextUnit()) - 1);
            var s = (x * x) + (y * y);
            if (s is > 0 and < 1) return x * Math.Sqrt(-2 * Math.Log(s) / s);
        }
    }

    /// <summary>Spreads a number over all 64 bits: the finaliser of the generator.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
