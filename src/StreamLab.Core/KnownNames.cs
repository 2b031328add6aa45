namespace StreamLab;

/// <summary>What to say of a name that is none of those there are.</summary>
public static class KnownNames
{
    private const int LongestGuessed = 40;

    /// <returns><c>there are a, b, c</c>, and the one that was probably meant.</returns>
    public static string ThereAre(IEnumerable<string> known, string instead)
    {
        var all = known.ToArray();
        return $"there are {string.Join(", ", all)}{DidYouMean(all, instead)}";
    }

    /// <returns>Empty where none is near.</returns>
    public static string DidYouMean(IEnumerable<string> known, string instead) => Nearest(known, instead) is { } near ? $"; did you mean '{near}'?" : "";

    /// <returns>The known name with the fewest changes; null where a third of the letters would have to change.</returns>
    private static string? Nearest(IEnumerable<string> known, string instead)
    {
        if (instead.Length is 0 or > LongestGuessed) return null;
        var (near, changes) = known.Select(name => (name, Changes(name, instead))).DefaultIfEmpty(("", int.MaxValue)).MinBy(candidate => candidate.Item2);
        return changes <= Math.Max(1, Math.Max(near.Length, instead.Length) / 3) ? near : null;
    }

    /// <summary>Optimal string alignment: letters left out, put in, exchanged, or two beside each other turned round.</summary>
    private static int Changes(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) cost[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) cost[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var exchanged = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(exchanged, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        return cost[a.Length, b.Length];
    }
}
