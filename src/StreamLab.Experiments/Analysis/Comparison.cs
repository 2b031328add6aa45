namespace StreamLab.Experiments;

/// <summary>The rules of a study side by side: figures with intervals, best first, and each two of them tested.</summary>
/// <param name="LeftOut">Traces over which a session did not end: no figure counts them, so that rules stay comparable.</param>
public sealed record Comparison(IReadOnlyList<RuleFigures> Rules, IReadOnlyList<RulePair> Pairs, IReadOnlyList<LeftOutTrace> LeftOut)
{
    // Any number will do; it is fixed so that the same results give the same intervals.
    private const ulong BootstrapSeed = 1;

    public static Comparison Of(StudyResult result)
    {
        var buffers = result.Rows.GroupBy(row => row.Key.Buffer).OrderBy(g => g.Key).Select(g => new BufferComparison(result, g.Key, [.. g], BootstrapSeed)).ToArray();
        return new([.. buffers.SelectMany(b => b.Figures())], [.. buffers.SelectMany(b => b.Pairs())], [.. buffers.SelectMany(b => b.LeftOut).DistinctBy(t => t.Trace)]);
    }
}
