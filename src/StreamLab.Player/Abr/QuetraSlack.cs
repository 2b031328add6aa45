namespace StreamLab.Player;

/// <summary>
/// Expected free space of a buffer of K seconds that drains one second a second and fills at rho seconds a second, as an M/D/1/K queue:
/// X(rho) = sum of b_n for n below K, over 1 + rho b_(K-1), where b_n is the number of departures that leave at most n behind, relative to
/// those that leave none. Published as an alternating sum that needs hundreds of digits; the embedded chain gives it with positive terms
/// only. Values are tabulated in steps of 0.01 as they are needed, with straight lines between. Source: Yadav, Shafiei, Ooi, MM'17.
/// </summary>
internal sealed class QuetraSlack
{
    private const double Step = 0.01, Most = 2;
    private const int MostPlaces = 240;
    private const double Large = 1e200;

    private readonly double[] _table = new double[(int)(Most / Step) + 1];
    private readonly double[] _atLeast, _chain;
    private readonly double _secondsPerPlace;
    private readonly int _places;

    public QuetraSlack(Duration capacity)
    {
        Capacity = capacity;
        _places = (int)Math.Clamp(capacity.Seconds, 1, MostPlaces);
        // Buffers above 240 s are counted in coarser places: the recursion takes the square of their number.
        _secondsPerPlace = Math.Max(capacity.Seconds / MostPlaces, 1);
        (_atLeast, _chain) = (new double[_places + 1], new double[_places]);
        Array.Fill(_table, double.NaN);
    }

    public Duration Capacity { get; }

    /// <param name="rho">Throughput over rate. Above 2 the buffer is as good as full: as at 2.</param>
    public Duration Of(double rho)
    {
        var place = Math.Clamp(rho, 0, Most) / Step;
        var below = Math.Min((int)place, _table.Length - 2);
        var (left, right) = (Entry(below), Entry(below + 1));
        return new((left + ((right - left) * (place - below))) * _secondsPerPlace);
    }

    private double Entry(int index)
    {
        if (double.IsNaN(_table[index])) _table[index] = Compute(index * Step);
        return _table[index];
    }

    /// <summary>In places. Up and down crossings of each level balance: p_(j+1) P(A=0) = p_0 P(A>j) + sum over i of p_i P(A>j+1-i).</summary>
    private double Compute(double rho)
    {
        var none = TabulateArrivals(rho);
        var (unit, total, slack) = (1.0, 1.0, 1.0);
        _chain[0] = 1;
        for (var j = 0; j < _places - 1; j++)
        {
            var up = unit * _atLeast[j + 1];
            for (var i = 1; i <= j; i++) up += _chain[i] * _atLeast[j + 2 - i];
            _chain[j + 1] = up / none;
            total += _chain[j + 1];
            slack += total;
            if (total < Large) continue;
            for (var i = 0; i <= j + 1; i++) _chain[i] /= Large;
            (unit, total, slack) = (unit / Large, total / Large, slack / Large);
        }
        return slack / (unit + (rho * total));
    }

    /// <summary>P(A >= n) of the Poisson arrivals during one departure, summed from the small end.</summary>
    /// <returns>P(A = 0).</returns>
    private double TabulateArrivals(double rho)
    {
        var (none, term, above) = (Math.Exp(-rho), Math.Exp(-rho), 0.0);
        for (var n = 1; n <= _places; n++) _atLeast[n] = term *= rho / n;
        for (var n = _places + 1; n < _places + 40; n++) above += term *= rho / n;
        for (var n = _places; n >= 1; n--) _atLeast[n] = above += _atLeast[n];
        return none;
    }
}
