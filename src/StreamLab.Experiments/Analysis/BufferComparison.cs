namespace StreamLab.Experiments;

/// <summary>All rules of a study with the same buffer.</summary>
internal sealed class BufferComparison
{
    private readonly StudyResult _result;
    private readonly double _bufferSeconds;
    private readonly IReadOnlyList<(RuleFacts Facts, int Failed, TraceFigures[] Traces)> _rules;
    private readonly ClusterBootstrap _bootstrap;

    public BufferComparison(StudyResult result, Duration buffer, IReadOnlyList<ResultRow> rows, ulong seed)
    {
        (_result, _bufferSeconds) = (result, buffer.Seconds);
        var traces = rows.GroupBy(row => row.Key.Trace).Where(g => g.All(row => row.Completed)).Select(g => g.Key).ToHashSet();
        LeftOut = [.. rows.Where(row => !row.Completed).DistinctBy(row => row.Key.Trace).Select(row => new LeftOutTrace($"{row.Key.Trace}", $"{row.Key.Abr}: {row.EndReason}"))];
        var byRule = rows.ToLookup(row => row.Key.Abr, StringComparer.Ordinal);
        _rules = [.. result.Study.Rules.Select(rule => (rule, byRule[rule.Abr].Count(r => !r.Completed), TracesOf(byRule[rule.Abr].Where(r => traces.Contains(r.Key.Trace)))))];
        _bootstrap = new ClusterBootstrap(traces.Count, seed);
    }

    public IReadOnlyList<LeftOutTrace> LeftOut { get; }

    public IEnumerable<RuleFigures> Figures() => _rules
        .Select(rule => FiguresOf(rule.Facts, rule.Failed, rule.Traces))
        .OrderByDescending(f => f.Mean?.Value ?? double.NegativeInfinity)
        .ThenBy(f => f.Abr, StringComparer.Ordinal);

    public IEnumerable<RulePair> Pairs()
    {
        var ranked = _rules.Where(r => r.Traces.Length > 0).Select(r => (r.Facts.Abr, Qoe: r.Traces.Select(t => t.MeanQoe).ToArray()))
            .OrderByDescending(r => r.Qoe.Average()).ThenBy(r => r.Abr, StringComparer.Ordinal).ToArray();
        var pairs = ranked.SelectMany((better, i) => ranked.Skip(i + 1).Select(worse => PairOf(better, worse))).ToArray();
        return pairs.Zip(HolmCorrection.Adjust([.. pairs.Select(p => p.P)]), (pair, p) => pair with { HolmP = p });
    }

    private RuleFigures FiguresOf(RuleFacts rule, int failed, TraceFigures[] traces) => new(
        rule.Abr, _bufferSeconds, rule.Estimator, rule.InformationSet, traces.Length, traces.Sum(t => t.Sessions), failed,
        Mean: Ratio(traces, t => t.Qoe, t => t.Sessions),
        RegretPerSegment: Ratio(traces, t => t.Optimum - t.Qoe, t => t.Sessions * _result.Study.Video.SegmentCount),
        Normalised: Ratio(traces, t => t.Qoe - t.Floor, t => t.Optimum - t.Floor),
        RebufferRatio: Ratio(traces, t => t.Sum("stallSeconds"), t => t.Sum("stallSeconds") + t.Sum("playedSeconds")),
        MeanBitrateKbps: PerSession(traces, "meanBitrateKbps"),
        StallSeconds: PerSession(traces, "stallSeconds"),
        StartupDelaySeconds: PerSession(traces, "startupDelaySeconds"),
        SwitchCount: PerSession(traces, "switchCount"));

    private Estimate? PerSession(TraceFigures[] traces, string figure) => Ratio(traces, t => t.Sum(figure), t => t.Sessions);

    /// <summary>Null where a trace lacks either part.</summary>
    private Estimate? Ratio(TraceFigures[] traces, Func<TraceFigures, double?> numerator, Func<TraceFigures, double?> denominator)
    {
        var parts = traces.Select(t => (Numerator: numerator(t), Denominator: denominator(t))).ToArray();
        if (parts.Any(p => p.Numerator is null || p.Denominator is null)) return null;
        return _bootstrap.Of(RatioOfSums.Of(parts.Select(p => (p.Numerator!.Value, p.Denominator!.Value))));
    }

    private RulePair PairOf((string Abr, double[] Qoe) better, (string Abr, double[] Qoe) worse)
    {
        var differences = better.Qoe.Zip(worse.Qoe, (b, w) => b - w).ToArray();
        var p = WilcoxonSignedRank.Of(differences).P;
        return new(better.Abr, worse.Abr, _bufferSeconds, differences.Length, differences.Average(), differences.Count(d => d > 0), differences.Count(d => d < 0), p, p);
    }

    private TraceFigures[] TracesOf(IEnumerable<ResultRow> rows) =>
        [.. rows.GroupBy(row => row.Key.Trace).Select(g => new TraceFigures(_result, _result.Cells[(g.Key, g.First().Key.Buffer)], [.. g]))];
}
