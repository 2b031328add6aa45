namespace StreamLab.Experiments;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private const double SeriesUpTo = 3;
    private const int Fractions = 60;

    /// <summary>
    /// P(Z &lt; z) to about 1e-14. Source: Abramowitz, Stegun, 26.2.11 (series) and 26.2.14 (continued fraction, for the tails).
    /// </summary>
    public static double Below(double z)
    {
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(z) < SeriesUpTo) return 0.5 + (density * Series(z));
        var tail = density / Fraction(Math.Abs(z));
        return z < 0 ? tail : 1 - tail;
    }

    /// <summary>z + z^3/3 + z^5/(3·5) + …</summary>
    private static double Series(double z)
    {
        double sum = 0, term = z;
        for (var k = 3; Math.Abs(term) > 1e-17; k += 2)
        {
            sum += term;
            term *= z * z / k;
        }
        return sum;
    }

    /// <summary>z + 1/(z + 2/(z + 3/(z + …)))</summary>
    private static double Fraction(double z)
    {
        var value = z;
        for (var k = Fractions; k > 0; k--) value = z + (k / value);
        return value;
    }
}
