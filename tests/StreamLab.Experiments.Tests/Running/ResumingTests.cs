namespace StreamLab.Experiments.Tests;

public sealed class ResumingTests : IDisposable
{
    private readonly SmallStudy _small = new();

    public void Dispose() => _small.Dispose();

    [Fact]
    public void A_study_that_was_broken_off_goes_on_where_it_was()
    {
        var broken = BreakOff(_small.Experiment("bola", "bba0", "throughput"));
        var resumed = _small.Run(_small.Experiment("bola", "bba0", "throughput"));
        Assert.InRange(resumed.Resumed, broken, resumed.Rows.Count - 1);
        Assert.Equal(_small.Run(_small.Experiment("bola", "bba0", "throughput")).Rows.SelectMany(r => r.Figures), resumed.Rows.SelectMany(r => r.Figures));
    }

    [Fact]
    public void What_has_changed_meanwhile_is_done_afresh()
    {
        BreakOff(_small.Experiment("bola", "bba0", "throughput"));
        var other = _small.Experiment("bola", "bba0", "throughput") with { RoundTripTime = Duration.FromSeconds(0.1) };
        Assert.Equal(0, _small.Run(other).Resumed);
    }

    [Fact]
    public void A_finished_study_leaves_no_journal()
    {
        _small.Run(_small.Experiment("bola"));
        Assert.Empty(Directory.GetFiles(_small.Out));
    }

    /// <returns>How many sessions were done.</returns>
    private int BreakOff(Experiment experiment)
    {
        using var stop = new CancellationTokenSource();
        var done = new StopAfterFirst(stop);
        using var run = StudyRun.In(_small.Out, SmallStudy.Load(experiment), jobs: 1, done);
        Assert.ThrowsAny<OperationCanceledException>(() => run.Run(new NoOptimum(), stop.Token));
        return done.Done;
    }

    private sealed class StopAfterFirst(CancellationTokenSource stop) : IProgress<StudyProgress>
    {
        public int Done { get; private set; }

        public void Report(StudyProgress value)
        {
            Done = value.Done;
            stop.Cancel();
        }
    }
}
