namespace StreamLab.Experiments.Tests;

public sealed class ComparisonTests : IDisposable
{
    private readonly SmallStudy _small = new();

    public void Dispose() => _small.Dispose();

    [Fact]
    public void A_mean_is_over_all_sessions_and_a_pooled_ratio_has_its_sums_first()
    {
        var result = _small.Run(_small.Experiment("bola"));
        var rows = result.Rows.Where(r => r.Key.Buffer.Seconds == 10).ToList();
        var figures = Comparison.Of(result).Rules[0];
        Assert.Equal(rows.Average(r => result.Figure(r, "qoe.lin")), figures.Mean!.Value, 1e-9);
        var (stalled, played) = (rows.Sum(r => result.Figure(r, "stallSeconds")), rows.Sum(r => result.Figure(r, "playedSeconds")));
        Assert.Equal(stalled / (stalled + played), figures.RebufferRatio!.Value, 1e-12);
    }

    [Fact]
    public void Rules_come_best_first_and_each_two_are_tested()
    {
        var comparison = Comparison.Of(_small.Run(_small.Experiment("fixed:0", "bola", "fixed:2")));
        var means = comparison.Rules.Where(r => r.BufferSeconds == 30).Select(r => r.Mean!.Value).ToList();
        Assert.Equal(means.OrderDescending(), means);
        Assert.Equal(3, comparison.Pairs.Count(p => p.BufferSeconds == 30));
        Assert.All(comparison.Pairs, p => Assert.True(p.MeanDifference >= 0 && p.HolmP >= p.P));
    }

    [Fact]
    public void Without_an_optimum_there_is_no_regret() =>
        Assert.All(Comparison.Of(_small.Run(_small.Experiment("bola"))).Rules, r => Assert.True(r is { RegretPerSegment: null, Normalised: null }));

    /// <summary>With the optimum 10 above the floor everywhere, the floor rule has a regret of 10 over 20 segments, and is normalised to 0.</summary>
    [Fact]
    public void Regret_and_normalised_figures_stand_between_floor_and_optimum()
    {
        var floors = _small.Run(_small.Experiment("fixed:0") with { Seeds = 1 });
        var optimum = new KnownOptimum(floors.Rows.ToDictionary(r => (r.Key.Trace.Name, r.Key.Buffer), r => floors.Figure(r, "qoe.lin") + 10));
        var rules = Comparison.Of(_small.Run(_small.Experiment("fixed:0", "bola"), optimum: optimum)).Rules;
        Assert.All(rules.Where(r => r.Abr == "fixed:0"), r => Assert.Equal((0.5, 0), (Math.Round(r.RegretPerSegment!.Value, 9), Math.Round(r.Normalised!.Value, 9))));
        Assert.All(rules.Where(r => r.Abr == "bola"), r => Assert.Equal(1, r.Normalised!.Value + (r.RegretPerSegment!.Value * 20 / 10), 1e-9));
    }

    [Fact]
    public void The_rule_optimal_is_compared_like_any_other_and_beats_it()
    {
        var rules = Comparison.Of(_small.Run(_small.Experiment("bola", "optimal"))).Rules;
        Assert.Equal("optimal", rules.MaxBy(r => r.Mean!.Value)!.Abr);
    }

    private sealed class KnownOptimum(Dictionary<(string Trace, Duration Buffer), double> achieved) : IOptimum
    {
        public OptimumBound Bound(OptimumQuestion question, CancellationToken cancellation) =>
            achieved[(question.Setup.TraceName, question.Setup.Configuration.Buffer)] is var value ? new(value, value) : null!;

        public IReadOnlyList<double>? RegretOfDecisions(OptimumQuestion question, IReadOnlyList<int> representations, CancellationToken cancellation) => null;
    }
}
