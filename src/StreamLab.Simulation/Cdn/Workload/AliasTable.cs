namespace StreamLab.Simulation.Cdn;

/// <summary>Draws a place with the probability of its weight, in O(1). Source: Vose, IEEE Transactions on Software Engineering 17 (9), 1991.</summary>
internal sealed class AliasTable
{
    private readonly double[] _keep; // probability of staying at the place that was hit
    private readonly int[] _alias;   // where to go otherwise

    public AliasTable(IReadOnlyList<double> weights)
    {
        var n = weights.Count;
        var mean = weights.Sum() / n;
        (_keep, _alias) = (new double[n], new int[n]);
        var left = weights.Select(w => w / mean).ToArray();
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < n; i++) (left[i] < 1 ? small : large).Push(i);
        while (small.Count > 0 && large.Count > 0)
        {
            var (poor, rich) = (small.Pop(), large.Pop());
            (_keep[poor], _alias[poor]) = (left[poor], rich);
            left[rich] -= 1 - left[poor];
            (left[rich] < 1 ? small : large).Push(rich);
        }
        // What is left over differs from 1 by rounding only.
        foreach (var i in small.Concat(large)) (_keep[i], _alias[i]) = (1, i);
    }

    public int Draw(SplitMix random)
    {
        var place = random.NextIndex(_keep.Length);
        return random.NextUnit() < _keep[place] ? place : _alias[place];
    }
}
