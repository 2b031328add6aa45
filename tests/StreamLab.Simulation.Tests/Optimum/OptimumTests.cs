using CsCheck;
using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Simulation.Tests.Optimum;

/// <summary>The optimum against all sessions there are, each played by the simulator itself.</summary>
public class OptimumTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void On_small_media_it_is_the_best_of_all_sessions() => Sessions(1, 5).Sample(setup =>
    {
        var optimum = Find(setup);
        Assert.Equal(AllValues(setup).Max(), optimum.Achieved, Tolerance);
        Assert.Equal(optimum.Achieved, Value(setup, optimum.Q), Tolerance);
        Assert.InRange(optimum.UpperBound, optimum.Achieved, double.MaxValue);
    }, iter: 30);

    /// <summary>Eight Segments are too many to be tried; then it is proved, to within a part.</summary>
    [Fact]
    public void On_larger_media_no_session_is_above_the_bound_and_few_are_above_the_best_found() => Sessions(8, 8).Sample(setup =>
    {
        var (optimum, best) = (Find(setup), AllValues(setup).Max());
        Assert.InRange(best, optimum.Achieved - Tolerance, optimum.UpperBound + Tolerance);
        Assert.InRange(best - optimum.Achieved, -Tolerance, 0.01 * Math.Max(Math.Abs(best), 10));
    }, iter: 10);

    [Fact]
    public void Its_decisions_are_worth_what_it_says() => Sessions(20, 20).Sample(setup =>
    {
        var optimum = Find(setup);
        Assert.Equal(optimum.Achieved, Value(setup, optimum.Q), Tolerance);
        Assert.InRange(optimum.UpperBound, optimum.Achieved, double.MaxValue);
    }, iter: 30);

    /// <summary>On a link that carries the highest rate twice, the best is the highest throughout, but for the startup.</summary>
    [Fact]
    public void On_a_fast_link_it_is_the_highest_once_the_picture_runs()
    {
        var optimum = Find(Setup(20, BandwidthTrace.Constant(Bitrate.FromMbps(100)), 0, 30));
        Assert.EndsWith(new string('2', 19), optimum.Q, StringComparison.Ordinal);
        Assert.InRange(optimum.UpperBound - optimum.Achieved, 0, 0.005 * optimum.UpperBound);
    }

    [Fact]
    public void Regrets_are_not_negative_and_add_up_to_what_was_missed() => Gen.Select(Sessions(12, 12), Gen.Int[0, 2].Array[12]).Sample((setup, decisions) =>
    {
        var model = Model(setup);
        Assert.True(DecisionRegret.TryFind(model, 0, decisions, out var regrets, out var error), error);
        Assert.All(regrets, r => Assert.InRange(r, 0, double.MaxValue));
        var (optimum, best) = (Find(setup), Value(setup, DecisionString.Write(decisions)) + regrets.Sum());
        Assert.InRange(best, optimum.Achieved - Tolerance, optimum.UpperBound + Tolerance);
    }, iter: 10);

    [Fact]
    public void The_optimal_rule_plays_it()
    {
        var setup = Setup(20, new BandwidthTrace([new(Duration.FromSeconds(7), Bitrate.FromMbps(2)), new(Duration.FromSeconds(9), Bitrate.FromMbps(0.4))]), 0.05, 20);
        Assert.True(SimulatedSession.TryRun(setup with { Configuration = setup.Configuration with { Abr = "optimal" } }, null, null, out var summary, out var error), error);
        Assert.Equal("optimal:qoe=lin", summary.Abr);
        Assert.Equal(Find(setup).Achieved, summary.Qoe["lin"]!.Value, Tolerance);
    }

    [Theory]
    [InlineData("bola")]
    [InlineData("mpc")]
    [InlineData("robust-mpc")]
    [InlineData("throughput")]
    [InlineData("rb")]
    [InlineData("bb")]
    public void No_rule_is_worth_more(string rule) => Sessions(24, 24).Sample(setup =>
    {
        Assert.True(SimulatedSession.TryRun(setup with { Configuration = setup.Configuration with { Abr = rule } }, null, null, out var summary, out _));
        Assert.InRange(summary.Qoe["lin"]!.Value, double.MinValue, Find(setup).UpperBound + Tolerance);
    }, iter: 15);

    [Fact]
    public void Two_servers_have_no_optimum()
    {
        var setup = Setup(5, BandwidthTrace.Constant(Bitrate.FromMbps(1)), 0, 20);
        Assert.False(NativeModel.TryCreate(setup with { Pathways = [.. setup.Pathways, .. setup.Pathways] }, out _, out var error));
        Assert.Equal("an optimum is defined for one server", error);
    }

    [Fact]
    public void A_network_that_dies_has_no_optimum()
    {
        var trace = new BandwidthTrace([new(Duration.FromSeconds(2), Bitrate.FromMbps(1))], TraceEnd.Stop);
        Assert.False(OptimumSearch.TryFind(Model(Setup(20, trace, 0, 20)), 0, out _, out var error));
        Assert.Contains("never brings all of the media", error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_broken_off_when_it_is_cancelled()
    {
        var (model, cancelled) = (Model(Setup(20, BandwidthTrace.Constant(Bitrate.FromMbps(1)), 0, 20)), new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => OptimumSearch.TryFind(model, 0, out _, out _, cancelled));
        Assert.Throws<OperationCanceledException>(() => DecisionRegret.TryFind(model, 0, new int[20], out _, out _, cancelled));
    }

    [Fact]
    public void Cancelled_in_the_middle_of_a_pass_it_goes_on_to_no_other_segment()
    {
        const int Segments = 400;
        var model = Model(Setup(Segments, BandwidthTrace.Constant(Bitrate.FromMbps(1)), 0, 20));
        foreach (var pass in Enumerable.Range(3, 20))
        {
            using var stop = new CancellationTokenSource();
            var interrupted = new InterruptedModel(model, pass * Segments, stop);
            Assert.Throws<OperationCanceledException>(() => OptimumSearch.TryFind(interrupted, 0, out _, out _, stop.Token));
            Assert.InRange(interrupted.AskedAfterwards, 0, Segments / 4);
        }
    }

    [Fact]
    public void Of_one_representation_the_one_session_is_the_best_however_long_it_is()
    {
        var media = TestMedia.Presentation(TestMedia.Video(200_000, ratesKbps: [300]));
        var setup = Setup(1, BandwidthTrace.Constant(Bitrate.FromMbps(1)), 0, 20) with { Media = media };
        Assert.True(OptimumSearch.TryFind(Model(setup), 0, out var optimum, out var error), error);
        Assert.Equal(200_000, optimum.Q.Length);
    }

    private static Gen<SimulationSetup> Sessions(int least, int most) =>
        from segments in Gen.Int[least, most]
        from periods in Gen.Select(Gen.Double[0.5, 8], Gen.OneOf(Gen.Const(0.0), Gen.Double[0.1, 4])).Array[1, 8]
        from rtt in Gen.Double[0, 0.3]
        from buffer in Gen.Double[5, 25]
        from initialization in Gen.Bool
        select Setup(segments, new BandwidthTrace([.. periods.Select(p => new TracePeriod(Duration.FromSeconds(p.Item1), Bitrate.FromMbps(p.Item2))), new(Duration.FromSeconds(3), Bitrate.FromMbps(0.7))]), rtt, buffer, initialization);

    private static SimulationSetup Setup(int segments, BandwidthTrace trace, double rtt, double buffer, bool initialization = false) => new()
    {
        Configuration = new() { Buffer = Duration.FromSeconds(buffer) },
        Media = TestMedia.Presentation(TestMedia.Video(segments, ratesKbps: [350, 800, 1900], initialization: initialization)),
        Pathways = [new SimulatedPathway("a", trace, Duration.FromSeconds(rtt))],
        TraceName = "made",
    };

    private static NativeModel Model(SimulationSetup setup)
    {
        Assert.True(NativeModel.TryCreate(setup, out var model, out var error), error);
        return model;
    }

    private static OptimumResult Find(SimulationSetup setup)
    {
        Assert.True(OptimumSearch.TryFind(Model(setup), 0, out var optimum, out var error), error);
        return optimum;
    }

    private static IEnumerable<double> AllValues(SimulationSetup setup)
    {
        var segments = setup.Media.Periods[0].AdaptationSets[0].SegmentCount;
        for (var i = 0; i < (int)Math.Pow(3, segments); i++)
        {
            var rest = i;
            yield return Value(setup, string.Concat(Enumerable.Range(0, segments).Select(_ => { var digit = rest % 3; rest /= 3; return digit; })));
        }
    }

    private static double Value(SimulationSetup setup, string decisions)
    {
        Assert.True(SimulatedSession.TryRun(setup with { Configuration = setup.Configuration with { Abr = $"decisions:{decisions}" } }, null, null, out var summary, out var error), error);
        return summary.Qoe["lin"]!.Value;
    }
}
