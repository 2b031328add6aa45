using CsCheck;

namespace StreamLab.Player.Tests.Abr;

public class SodaReconstructionRuleTests
{
    private const double Beta = 0.5, Gamma = 5, Epsilon = 0.2, Target = 0.6;

    /// <summary>All sequences of four rates that rise or fall throughout, costed by the formula in plain code.</summary>
    [Fact]
    public void The_first_rate_of_the_cheapest_monotone_plan_is_taken() => Gen.Select(Gen.Double[0, 28], Gen.Double[100, 9000], Gen.Int[-1, 5]).Sample((level, kbps, last) =>
    {
        var plans = Plans(4).Where(p => !(p[0] > Math.Max(last, 0) && TestMedia.Rates[p[0]] > kbps)).Select(p => (First: p[0], Cost: Cost(p, level, kbps, last))).ToArray();
        var least = plans.Min(p => p.Cost);
        var decision = new SodaReconstructionRule(Beta, Gamma, Epsilon, Target, 4).Choose(Ask.Of(level, kbps, last));
        if (double.IsInfinity(least)) Assert.Equal((0, "dry"), (decision.Representation, decision.Reason.Code!.Code));
        else Assert.Equal(least, plans.Where(p => p.First == decision.Representation).Min(p => p.Cost), 9);
    });

    [Fact]
    public void Up_it_never_goes_above_the_throughput() => Gen.Select(Gen.Double[0, 28], Gen.Double[100, 9000], Gen.Int[0, 5]).Sample((level, kbps, last) =>
    {
        var chosen = new SodaReconstructionRule(Beta, Gamma, Epsilon, Target, 5).Choose(Ask.Of(level, kbps, last)).Representation;
        Assert.True(chosen <= last || TestMedia.Rates[chosen] <= kbps);
    });

    private static double Cost(int[] plan, double levelSeconds, double kbps, int last)
    {
        var (level, cost, before) = (levelSeconds / 2, 0.0, last < 0 ? plan[0] : last);
        foreach (var m in plan)
        {
            var gained = kbps / TestMedia.Rates[m];
            level = Math.Min(level + gained - 1, 15);
            if (level < 0) return double.PositiveInfinity;
            var off = (Target * 15) - level;
            var change = Math.Log(TestMedia.Rates[m] / TestMedia.Rates[before]);
            cost += (Math.Log(4300 / TestMedia.Rates[m]) * gained) + (Beta * off * off * (off > 0 ? 1 : Epsilon)) + (Gamma * change * change);
            before = m;
        }
        return cost;
    }

    private static IEnumerable<int[]> Plans(int steps) =>
        from code in Enumerable.Range(0, (int)Math.Pow(6, steps))
        let plan = Enumerable.Range(0, steps).Select(i => code / (int)Math.Pow(6, i) % 6).ToArray()
        where plan.SequenceEqual(plan.Order()) || plan.SequenceEqual(plan.OrderDescending())
        select plan;
}
