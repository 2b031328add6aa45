namespace StreamLab.Client.Tests;

public sealed class BenchMonitorTests
{
    [Fact]
    public void A_quiet_bench_is_valid()
    {
        var bench = Watch(new QuietProcess(), 100);
        Assert.Empty(Broken(bench));
        Assert.Equal((null, 0, 0, 0, 0), (bench.Report().PacingLagMs, bench.Report().LoopDelayMs, bench.Report().WorstDelayMs, bench.Report().GcPauseMs, bench.Report().CpuShare));
    }

    [Fact]
    public void One_late_beat_in_a_hundred_is_forgiven_two_are_not()
    {
        Assert.Empty(Broken(Watch(new QuietProcess(), 100, late: i => i < 1 ? 0.2 : 0)));
        var bench = Watch(new QuietProcess(), 100, late: i => i < 2 ? 0.2 : 0);
        Assert.Equal(["loop delay"], Broken(bench));
        Assert.Equal(200, bench.Report().LoopDelayMs);
    }

    [Theory]
    [InlineData(30, 0.24, true)]
    [InlineData(30, 0.26, false)]
    [InlineData(1, 0.09, true)]
    [InlineData(1, 0.11, false)]
    public void One_long_delay_among_thousands_is_named(double bufferSeconds, double late, bool valid)
    {
        var bench = Watch(new QuietProcess(), 3000, late: i => i == 7 ? late : 0);
        Assert.Equal(valid ? [] : ["worst delay"], BenchBounds.Broken(bench.Report(), Duration.FromSeconds(bufferSeconds), unaccountedSeconds: 0));
        Assert.Equal(late * 1000, bench.Report().WorstDelayMs, 6);
    }

    [Theory]
    [InlineData(0.09, true)]
    [InlineData(0.11, false)]
    [InlineData(-0.11, false)]
    public void Session_time_that_nothing_accounts_for_is_named(double seconds, bool valid) =>
        Assert.Equal(valid ? [] : ["unaccounted session time"], BenchBounds.Broken(Watch(new QuietProcess(), 10).Report(), Duration.FromSeconds(30), seconds));

    [Fact]
    public void A_long_pause_for_garbage_collection_is_out_of_bounds()
    {
        var process = new QuietProcess();
        var bench = Watch(process, 100, before: i => process.GcPause += Duration.FromMilliseconds(i == 50 ? 120 : 1));
        Assert.Equal(["garbage collection"], Broken(bench));
        Assert.Equal(120, bench.Report().GcPauseMs, 6);
    }

    [Fact]
    public void Pauses_from_before_the_session_do_not_count() =>
        Assert.Empty(Broken(Watch(new QuietProcess { GcPause = Duration.FromSeconds(5) }, 10)));

    [Theory]
    [InlineData(20, true)] // 2 s of all processors
    [InlineData(60, false)] // 6 s
    public void Processors_may_be_busy_for_a_while_but_not_for_5_s(int beats, bool valid)
    {
        var process = new QuietProcess();
        var bench = Watch(process, 200, before: i => process.CpuTime += Duration.FromSeconds(i < beats ? 0.2 : 0));
        Assert.Equal(valid ? [] : ["processor share"], Broken(bench));
    }

    [Fact]
    public void A_pacer_that_is_behind_is_out_of_bounds()
    {
        var bench = Watch(new QuietProcess(), 10);
        bench.Pacing(Duration.FromMilliseconds(40));
        Assert.Empty(Broken(bench));
        bench.Pacing(Duration.FromMilliseconds(60));
        Assert.Equal(["pacing lag"], Broken(bench));
        Assert.Equal(60, bench.Report().PacingLagMs!.Value, 6);
    }

    [Fact]
    public void A_second_tells_the_worst_since_the_last()
    {
        var bench = Watch(new QuietProcess(), 10, late: i => i == 3 ? 0.03 : 0);
        Assert.Equal(30, bench.Second(1).LoopDelayMs, 6);
        Assert.Equal(0, bench.Second(2).LoopDelayMs, 6);
    }

    private static IEnumerable<string> Broken(BenchMonitor bench) => BenchBounds.Broken(bench.Report(), Duration.FromSeconds(30), unaccountedSeconds: 0);

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
