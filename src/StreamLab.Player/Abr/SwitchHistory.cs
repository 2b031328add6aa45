namespace StreamLab.Player;

/// <summary>
/// dash.js's SwitchHistoryRule over the last eight switch requests: a Representation that was left downwards in more than 0.075 of them, per
/// time it was kept, is not gone up to again: the one below it is taken.
/// </summary>
internal struct SwitchHistory
{
    private const int Kept = 8;
    private const double MostDrops = 0.075;

    private (int From, int To)[]? _moves;
    private int _count;

    public readonly SwitchHistory Clone() => this with { _moves = _moves is null ? null : [.. _moves] };

    /// <returns>The wish, or what it is lowered to.</returns>
    public int Allow(int current, int wish)
    {
        _moves ??= new (int, int)[Kept];
        if (current >= 0) _moves[_count++ % Kept] = (current, wish);
        if (_count < Kept) return wish;
        for (var m = 1; m <= wish; m++)
        {
            var (drops, others) = Tally(m);
            if (drops > 0 && (others == 0 || (double)drops / others > MostDrops)) return m - 1;
        }
        return wish;
    }

    private readonly (int Drops, int Others) Tally(int representation)
    {
        var (drops, others) = (0, 0);
        foreach (var (from, to) in _moves!)
        {
            if (from != representation) continue;
            if (to < from) drops++;
            else others++;
        }
        return (drops, others);
    }
}
