namespace StreamLab.Client.Tests;

public sealed class BenchMonitorTests
{
    [Fact]
    public void A_quiet_bench_is_valid()
    {
        var bench = Watch(new QuietProcess(), 100);
        Assert.True(bench.IsValid);
        Assert.Equal(new Player.BenchReport(null, 0, 0, 0), bench.Report());
    }

    [Fact]
    public void One_late_beat_in_a_hundred_is_forgiven_two_are_not()
    {
        Assert.True(Watch(new QuietProcess(), 100, late: i => i < 1 ? 0.2 : 0).IsValid);
        var bench = Watch(new QuietProcess(), 100, late: i => i < 2 ? 0.2 : 0);
        Assert.False(bench.IsValid);
        Assert.Equal(200, bench.Report().LoopDelayMs);
    }

    [Fact]
    public void A_long_pause_for_garbage_collection_is_out_of_bounds()
    {
        var process = new QuietProcess();
        var bench = Watch(process, 100, before: i => process.GcPause += Duration.FromMilliseconds(i == 50 ? 120 : 1));
        Assert.False(bench.IsValid);
        Assert.Equal(120, bench.Report().GcPauseMs, 6);
    }

    [Fact]
    public void Pauses_from_before_the_session_do_not_count() =>
        Assert.True(Watch(new QuietProcess { GcPause = Duration.FromSeconds(5) }, 10).IsValid);

    [Theory]
    [InlineData(20, true)] // 2 s of all processors
    [InlineData(60, false)] // 6 s
    public void Processors_may_be_busy_for_a_while_but_not_for_5_s(int beats, bool valid)
    {
        var process = new QuietProcess();
        var bench = Watch(process, 200, before: i => process.CpuTime += Duration.FromSeconds(i < beats ? 0.2 : 0));
        Assert.Equal(valid, bench.IsValid);
    }

    [Fact]
    public void A_pacer_that_is_behind_is_out_of_bounds()
    {
        var bench = Watch(new QuietProcess(), 10);
        bench.Pacing(Duration.FromMilliseconds(40));
        Assert.True(bench.IsValid);
        bench.Pacing(Duration.FromMilliseconds(60));
        Assert.False(bench.IsValid);
        Assert.Equal(60, bench.Report().PacingLagMs!.Value, 6);
    }

    [Fact]
    public void A_second_tells_the_worst_since_the_last()
    {
        var bench = Watch(new QuietProcess(), 10, late: i => i == 3 ? 0.03 : 0);
        Assert.Equal(30, bench.Second(1).LoopDelayMs, 6);
        Assert.Equal(0, bench.Second(2).LoopDelayMs, 6);
    }

    private static BenchMonitor Watch(QuietProcess process, int beats, Func<int, double>? late = null, Action<int>? before = null)
    {
        var bench = new BenchMonitor(process);
        for (var i = 0; i < beats; i++)
        {
            before?.Invoke(i);
            bench.Beat(Instant.FromSeconds((i + 1) * 0.1), Duration.FromSeconds(late?.Invoke(i) ?? 0));
        }
        return bench;
    }
}
