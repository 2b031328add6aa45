namespace StreamLab.Experiments.Tests;

public sealed class TimelineTests : IDisposable
{
    private readonly SmallStudy _small = new();

    public void Dispose() => _small.Dispose();

    [Fact]
    public void A_timeline_is_the_session_of_its_row()
    {
        var result = _small.Run(_small.Experiment("bola", "fixed:2"));
        var choice = TimelineChoice.Of(result, Comparison.Of(result));
        var timelines = new TimelineRecorder(result.Study, new NoOptimum()).Record(choice, 2, null, TestContext.Current.CancellationToken);
        Assert.Equal(2 * 2 * 4, timelines.Count);
        Assert.All(timelines, timeline =>
        {
            var row = result.Rows.Single(r => r.Key == timeline.Key);
            Assert.Equal(result.Figure(row, "segments"), timeline.Points.Count);
            Assert.Equal(result.Figure(row, "stallSeconds"), timeline.Stalls.Sum(s => s.To - s.From), 1e-9);
            Assert.Equal(result.Figure(row, "switchCount"), timeline.Points.Zip(timeline.Points.Skip(1)).Count(p => p.First.Representation != p.Second.Representation));
        });
    }

    [Fact]
    public void Decisions_of_the_best_rules_are_held_against_the_optimum_over_the_telling_trace()
    {
        var result = _small.Run(_small.Experiment("bola", "fixed:2"));
        var choice = TimelineChoice.Of(result, Comparison.Of(result));
        var timelines = new TimelineRecorder(result.Study, new CountingOptimum()).Record(choice, 1, null, TestContext.Current.CancellationToken);
        Assert.Equal(4, choice.WithRegret.Count);
        Assert.All(choice.WithRegret, key => Assert.Equal(choice.Telling, key.Trace));
        Assert.All(timelines, t => Assert.All(t.Points.Index(), p => Assert.Equal(choice.WithRegret.Contains(t.Key) ? p.Index : null, p.Item.Regret)));
    }

    private sealed class CountingOptimum : IOptimum
    {
        public OptimumBound? Bound(OptimumQuestion question, CancellationToken cancellation) => null;

        public IReadOnlyList<double> RegretOfDecisions(OptimumQuestion question, IReadOnlyList<int> representations, CancellationToken cancellation) => [.. representations.Select((_, i) => (double)i)];
    }
}
