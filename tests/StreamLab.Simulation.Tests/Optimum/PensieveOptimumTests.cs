using CsCheck;
using StreamLab.Network;
using StreamLab.Simulation.Optimum;
using StreamLab.Simulation.Tests.Reference;

namespace StreamLab.Simulation.Tests.Optimum;

/// <summary>The optimum in Pensieve's environment, against all sessions and against what was published.</summary>
public class PensieveOptimumTests
{
    private static readonly Gen<PensieveSetup> Sessions =
        from segments in Gen.Int[2, 8]
        from buffer in Gen.Double[6, 30]
        from periods in Gen.Select(Gen.Double[0.5, 20], Gen.Double[0.1, 4]).Array[2, 8]
        select Setup(segments, buffer, new BandwidthTrace(periods.Select(p => new TracePeriod(Duration.FromSeconds(p.Item1), Bitrate.FromMbps(p.Item2)))));

    [Fact]
    public void Of_all_sessions_none_is_above_the_bound_and_hardly_one_above_the_best_found() => Sessions.Sample(setup =>
    {
        var (optimum, all) = (Find(setup), AllValues(setup).Max());
        var few = setup.Media.Periods[0].AdaptationSets[0].SegmentCount <= 7;
        Assert.InRange(all, optimum.Achieved - 1e-6, optimum.UpperBound + 1e-6);
        Assert.InRange(all - optimum.Achieved, -1e-6, few ? 1e-6 : 0.01 * Math.Max(Math.Abs(all), 10));
        Assert.Equal(optimum.Achieved, Value(setup, $"decisions:{optimum.Q}"), 1e-9);
    }, iter: 30);

    [Fact]
    public void On_the_forty_traces_it_is_proved_to_one_per_cent_and_nothing_published_is_better()
    {
        var published = Norway.Load("offline_optimum", "label DP");
        Assert.All(published, session =>
        {
            var setup = Norway.Setup(new() { Buffer = Duration.FromSeconds(60) }, session.Trace);
            var optimum = Find(setup);
            Assert.InRange(optimum.Achieved, session.LinearSkipFirst - 1e-5, optimum.UpperBound);
            Assert.InRange(optimum.UpperBound - optimum.Achieved, 0, 0.01 * Math.Max(Math.Abs(optimum.UpperBound), 10));
            Assert.Equal(optimum.Achieved, Value(setup, $"decisions:{optimum.Q}"), 1e-9);
            foreach (var rule in (string[])["bb", "rb", "rb-weighted", "mpc", "robust-mpc"]) Assert.InRange(Value(setup, rule), double.MinValue, optimum.Achieved);
        });
    }

    [Fact]
    public void The_optimal_rule_plays_it()
    {
        var setup = Setup(10, 20, new BandwidthTrace([new(Duration.FromSeconds(9), Bitrate.FromMbps(2)), new(Duration.FromSeconds(9), Bitrate.FromMbps(0.4))]));
        Assert.Equal(Find(setup).Achieved, Value(setup, "optimal"), 1e-9);
    }

    private static PensieveSetup Setup(int segments, double buffer, BandwidthTrace trace) => new()
    {
        Configuration = new() { Buffer = Duration.FromSeconds(buffer) },
        Media = TestMedia.Presentation(TestMedia.Video(segments, 4, [350, 800, 1900])),
        Trace = trace,
        TraceName = "made",
        PathwayName = "a",
    };

    private static OptimumResult Find(PensieveSetup setup)
    {
        Assert.True(PensieveSession.TryModel(setup, out var model, out var error), error);
        Assert.True(OptimumSearch.TryFind(model, 0, out var optimum, out error), error);
        return optimum;
    }

    private static IEnumerable<double> AllValues(PensieveSetup setup)
    {
        var free = setup.Media.Periods[0].AdaptationSets[0].SegmentCount - 1;
        for (var i = 0; i < (int)Math.Pow(3, free); i++)
        {
            var rest = i;
            yield return Value(setup, "decisions:1" + string.Concat(Enumerable.Range(0, free).Select(_ => { var digit = rest % 3; rest /= 3; return digit; })));
        }
    }

    private static double Value(PensieveSetup setup, string rule)
    {
        Assert.True(PensieveSession.TryRun(setup with { Configuration = setup.Configuration with { Abr = rule } }, null, out var summary, out var error), error);
        return summary.Compat!["qoe_lin_sum_skip_first"]!.GetValue<double>();
    }
}
