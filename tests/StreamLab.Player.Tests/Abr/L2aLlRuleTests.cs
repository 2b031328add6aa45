namespace StreamLab.Player.Tests.Abr;

/// <summary>Horizon 4: VL = 4^0.99 = 3.9449, alpha = max(4, 2 VL) = 7.8898.</summary>
public class L2aLlRuleTests
{
    private static readonly double Vl = Math.Pow(4, 0.99);
    private static readonly AdaptationSet Two = TestMedia.Video(ratesKbps: [1000, 2000]);

    [Fact]
    public void It_starts_with_what_the_throughput_carries() => Assert.Equal(1, Choose(new L2aLlRule(4, 2, 1.5), 1, 2223, null, -1).Representation);

    [Fact]
    public void A_rate_below_the_throughput_gains_weight()
    {
        // w = (1, 0) + 2 s / (2 alpha) x 2 VL x (1/4, 2/4) = (1.25, 0.5); projected: (0.875, 0.125), a mean of 1125 kbps.
        // Q = VL - 2 + 2 (1125 + 125) / 4000.
        var rule = Started(1000);
        var reason = Choose(rule, 2, 4000, 4000, 0).Reason;
        Assert.Equal(1125, reason.A, 6);
        Assert.Equal(Vl - 2 + (2 * 1250.0 / 4000), reason.C, 6);
    }

    [Fact]
    public void A_rate_above_the_throughput_loses_weight_and_raises_the_multiplier()
    {
        // At 900 kbps both lose: w = (1 - 1.1111, -2.2222), projected to (1, 0): 1000 kbps, above the throughput.
        var reason = Choose(Started(1000), 2, 900, 900, 0).Reason;
        Assert.Equal(1000, reason.A, 6);
        Assert.Equal(2 * (Vl - 2 + (2 * 1000.0 / 900)), reason.C, 6);
    }

    [Fact]
    public void Up_goes_one_step_where_the_last_throughput_carries_it()
    {
        var rule = Started(1000);
        Assert.Contains(1, Enumerable.Range(0, 10).Select(_ => Choose(rule, 2, 4000, 4000, 0).Representation));
    }

    [Fact]
    public void The_projection_keeps_a_distribution()
    {
        var media = TestMedia.Video();
        var rule = new L2aLlRule(4, 2, 1.5);
        for (var i = 0; i < 60; i++)
        {
            var kbps = 400 + (i * 733 % 5000);
            var reason = rule.Choose(Ask.Of(2, kbps, last: i % 6, download: Ask.Loaded(i, i + 1, kbps), media: media)).Reason;
            if (reason.Code!.Code == "learnt") Assert.InRange(reason.A, 300, 4300 + 1e-6);
        }
    }

    /// <summary>One that has just begun at the rate which that throughput carries.</summary>
    private static L2aLlRule Started(double kbps)
    {
        var rule = new L2aLlRule(4, 2, 1.5);
        Choose(rule, 2, kbps / 0.9, kbps, 0);
        return rule;
    }

    private static AbrDecision Choose(L2aLlRule rule, double level, double kbps, double? lastKbps, int last) =>
        rule.Choose(Ask.Of(level, kbps + 1e-6, last, download: lastKbps is { } k ? Ask.Loaded(0, 1, k) : null, media: Two));
}
