namespace StreamLab.Experiments;

/// <summary>
/// A figure that is one sum over another, cluster by cluster: a mean (value over count), a pooled rebuffer ratio (stall over stall and
/// played), a normalised mean (gain over possible gain). Sums first, one division last: a short session weighs as little as it lasted.
/// </summary>
public sealed class RatioOfSums
{
    private readonly double[] _numerators, _denominators;

    private RatioOfSums(double[] numerators, double[] denominators) => (_numerators, _denominators) = (numerators, denominators);

    public int Clusters => _numerators.Length;

    /// <summary>Null where the denominators sum to zero.</summary>
    public double? Value => Of(_numerators.Sum(), _denominators.Sum());

    public static RatioOfSums Of(IEnumerable<(double Numerator, double Denominator)> clusters)
    {
        var all = clusters.ToArray();
        return new([.. all.Select(c => c.Numerator)], [.. all.Select(c => c.Denominator)]);
    }

    public static RatioOfSums Mean(IEnumerable<double> values) => Of(values.Select(v => (v, 1.0)));

    /// <summary>The value of a resample in which each cluster comes as often as <paramref name="times"/> says.</summary>
    internal double? Resampled(ReadOnlySpan<int> times)
    {
        double numerator = 0, denominator = 0;
        for (var i = 0; i < times.Length; i++)
        {
            numerator += times[i] * _numerators[i];
            denominator += times[i] * _denominators[i];
        }
        return Of(numerator, denominator);
    }

    private static double? Of(double numerator, double denominator) => denominator == 0 ? null : numerator / denominator;
}
