namespace StreamLab.Cdn;

/// <summary>
/// Which items a node holds, when it has room for some of their bytes only: the knapsack problem. Items are taken in order of worth per byte
/// where they still fit; where one item alone is worth more than all of these, it is taken instead. That is worth at least half of the
/// best choice (Kellerer, Pferschy, Pisinger, "Knapsack Problems", 2004, section 2.5), and each plan says how near it is: no choice is
/// worth more than the same order filled to the last byte with a fraction of an item (Dantzig 1957).
/// </summary>
public static class GreedyPlacement
{
    /// <param name="room">Bytes: what the node can store, or what it can be filled with in time, whichever is less.</param>
    public static PlacementChoice Choose(IReadOnlyList<PlacementItem> items, long room)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(room);
        int[] byDensity = [.. Enumerable.Range(0, items.Count)
            .Where(i => items[i].Bytes <= room && items[i].Worth > 0)
            .OrderByDescending(i => items[i].Worth / items[i].Bytes).ThenBy(i => i)];
        var (taken, left) = (new List<int>(), room);
        foreach (var i in byDensity)
        {
            if (items[i].Bytes > left) continue;
            taken.Add(i);
            left -= items[i].Bytes;
        }
        var greedy = Choice(items, taken, AtMost(items, byDensity, room));
        return byDensity.Length > 0 && byDensity.MaxBy(i => items[i].Worth) is var best && items[best].Worth > greedy.Worth
            ? Choice(items, [best], greedy.AtMost)
            : greedy;
    }

    private static PlacementChoice Choice(IReadOnlyList<PlacementItem> items, List<int> taken, double atMost) =>
        new(taken, taken.Sum(i => items[i].Bytes), taken.Sum(i => items[i].Worth), atMost);

    private static double AtMost(IReadOnlyList<PlacementItem> items, int[] byDensity, long room)
    {
        var (worth, left) = (0.0, room);
        foreach (var i in byDensity)
        {
            if (items[i].Bytes > left) return worth + (items[i].Worth * left / items[i].Bytes);
            worth += items[i].Worth;
            left -= items[i].Bytes;
        }
        return worth;
    }
}
