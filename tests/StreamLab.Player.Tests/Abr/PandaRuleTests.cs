namespace StreamLab.Player.Tests.Abr;

/// <summary>kappa 0.28, w 0.3 Mbps, alpha 0.2, beta 0.2, epsilon 0.15, Bmin 26 s.</summary>
public class PandaRuleTests
{
    [Fact]
    public void It_starts_from_the_first_measured_rate()
    {
        // y = z = 2, after 1 s still: x - y + w = w. Up to 2 - 0.3 - 0.3 = 1.4, down to 1.7 Mbps.
        var decision = Make().Choose(Ask.Of(10, last: 0, now: 1, download: Ask.Loaded(0, 1, 2000)));
        Assert.Equal((2, 2.0, 2.0), (decision.Representation, decision.Reason.A, decision.Reason.B));
    }

    [Fact]
    public void The_probe_rises_by_kappa_w_while_the_network_keeps_up_and_is_smoothed()
    {
        var rule = Make();
        rule.Choose(Ask.Of(10, now: 1, download: Ask.Loaded(0, 1, 2000)));
        // T = 2 s at 9 Mbps: y = 2 + 0.28 x 0.3 x 2 = 2.168; z = 2 + 0.2 x 2 x 0.168 = 2.0672.
        var decision = rule.Choose(Ask.Of(10, last: 2, now: 3, download: Ask.Loaded(1, 3, 9000)));
        Assert.Equal(2.168, decision.Reason.B, 9);
        Assert.Equal(2.0672, decision.Reason.A, 9);
    }

    [Fact]
    public void The_probe_backs_off_when_the_network_falls_behind()
    {
        var rule = Make();
        rule.Choose(Ask.Of(10, now: 1, download: Ask.Loaded(0, 1, 2000)));
        // y - x + w = 1.3: y = 2 + 0.28 x 2 x (0.3 - 1.3) = 1.44.
        Assert.Equal(1.44, rule.Choose(Ask.Of(10, last: 2, now: 3, download: Ask.Loaded(1, 3, 1000))).Reason.B, 9);
    }

    [Fact]
    public void Inside_the_dead_zone_the_rate_is_kept()
    {
        // z = 2.4: up to 2.4 - 0.3 - 0.36 = 1.74, down to 2.1 Mbps: 1850 kbps may stay and may not be entered.
        Assert.Equal(3, Make().Choose(Ask.Of(10, last: 3, now: 1, download: Ask.Loaded(0, 1, 2400))).Representation);
        Assert.Equal(2, Make().Choose(Ask.Of(10, last: 2, now: 1, download: Ask.Loaded(0, 1, 2400))).Representation);
        Assert.Equal(3, Make().Choose(Ask.Of(10, last: 4, now: 1, download: Ask.Loaded(0, 1, 2400))).Representation);
    }

    [Fact]
    public void Requests_are_spaced_so_that_the_buffer_tends_to_its_minimum()
    {
        var rule = Make();
        // 1200 kbps x 2 s / 2 Mbps + 0.2 x (28 - 26) = 1.6 s from this request (now 1) to the next.
        rule.Choose(Ask.Of(28, last: 2, now: 1, download: Ask.Loaded(0, 1, 2000)));
        Assert.Equal(1.1, rule.Choose(Ask.Of(28, last: 2, now: 1.5, download: Ask.Loaded(1, 1.5, 2000, segment: 1))).Wait.Seconds, 9);
    }

    [Fact]
    public void A_long_interval_contracts_fully_and_no_further()
    {
        var rule = Make();
        rule.Choose(Ask.Of(10, now: 1, download: Ask.Loaded(0, 1, 2000)));
        // kappa T = 28 would overshoot: y goes to x, not past it.
        Assert.Equal(1, rule.Choose(Ask.Of(10, last: 2, now: 101, download: Ask.Loaded(1, 101, 1000))).Reason.B, 9);
    }

    private static PandaRule Make() => new(0.28, 0.3, 0.2, 0.2, 0.15, 26);
}
