namespace StreamLab.Client;

/// <summary>Counts delays by the millisecond, in constant memory however long a session is.</summary>
internal sealed class DelayHistogram
{
    private readonly int[] _counts = new int[1001]; // the last one: a second and more
    private int _total;

    public void Add(Duration delay)
    {
        _counts[(int)Math.Clamp(Math.Ceiling(delay.Milliseconds), 0, _counts.Length - 1)]++;
        _total++;
    }

    /// <returns>The delay that so large a part of all was not above, upwards to whole milliseconds; zero when there was none.</returns>
    public Duration Quantile(double part)
    {
        var wanted = Math.Ceiling(_total * part);
        var seen = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted) return Duration.FromMilliseconds(i);
        }
        return Duration.Zero;
    }
}
