namespace StreamLab.Experiments.Tests;

public sealed class StudyTests : IDisposable
{
    private readonly SmallStudy _small = new();

    public void Dispose() => _small.Dispose();

    [Fact]
    public void Each_rule_meets_each_trace_buffer_and_seed_in_the_order_of_the_keys()
    {
        var keys = SmallStudy.Load(_small.Experiment("throughput", "bola")).Keys.Select(k => k.ToString()).ToList();
        Assert.Equal(4 * 2 * 2 * 2, keys.Count);
        Assert.Equal(["traces/drop|10|bola|1", "traces/drop|10|bola|2", "traces/drop|10|throughput|1"], keys.Take(3));
        Assert.Equal("traces/slow|30|throughput|2", keys[^1]);
    }

    [Fact]
    public void Another_rule_changes_no_row()
    {
        var few = _small.Run(_small.Experiment("bola", "throughput"));
        var many = _small.Run(_small.Experiment("bba0", "throughput", "bola"));
        Assert.Equal(few.Rows.Select(Text), many.Rows.Where(r => r.Key.Abr != "bba0").Select(Text));
    }

    [Fact]
    public void Sessions_of_one_rule_differ_in_their_seeds() =>
        Assert.Equal(4 * 2 * 2, SmallStudy.Load(_small.Experiment("bola")).Keys.Select(k => k.Seed).Distinct().Count());

    [Fact]
    public void A_bad_trace_among_others_is_told_of_with_its_line_and_left_out()
    {
        _small.AddTrace("bad", "1 2\n0.5 3\n");
        _small.AddTrace("zero", "1 0\n2 0\n");
        var study = SmallStudy.Load(_small.Experiment("bola"));
        Assert.Equal(4, study.Traces.Count);
        Assert.Contains("line 2", study.Library.Skipped[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("every rate is zero", study.Library.Skipped[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_fails_takes_its_trace_out_of_every_figure()
    {
        _small.AddTrace("dying", "5 4\n6 0\n");
        var experiment = _small.Experiment("bola", "fixed:0") with { Reading = new(End: Network.TraceEnd.Hold) };
        var comparison = Comparison.Of(_small.Run(experiment));
        Assert.Equal([new LeftOutTrace("traces/dying", "bola: failed: the network delivers nothing any more")], comparison.LeftOut);
        Assert.All(comparison.Rules, r => Assert.Equal((4, 8, 2), (r.Traces, r.Sessions, r.Failed)));
    }

    [Theory]
    [InlineData("bolla", "unknown rule 'bolla'")]
    [InlineData("bola:gp=x", "gp=x")]
    public void A_rule_that_cannot_be_made_is_refused_before_anything_runs(string rule, string why) =>
        Assert.Contains(why, Assert.Throws<StudyException>(() => SmallStudy.Load(_small.Experiment(rule))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_quality_that_the_media_has_not_is_refused() =>
        Assert.Contains("hd", Assert.Throws<StudyException>(() => SmallStudy.Load(_small.Experiment("bola") with { Qoe = "hd" })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_buffer_that_cannot_hold_a_segment_is_refused() =>
        Assert.Throws<StudyException>(() => SmallStudy.Load(_small.Experiment("bola") with { Buffers = [Duration.FromSeconds(1)] }));

    [Fact]
    public void Two_traces_of_one_name_are_refused()
    {
        var experiment = _small.Experiment("bola");
        Assert.Contains("traces/drop", Assert.Throws<StudyException>(() => SmallStudy.Load(experiment with { Traces = [.. experiment.Traces, .. experiment.Traces] })).Message, StringComparison.Ordinal);
    }

    private static string Text(ResultRow row) => $"{row.Key} {row.Key.Seed} {row.EndReason} {string.Join(' ', row.Figures)}";
}
