namespace StreamLab.Player.Tests.Abr;

public class ElasticRuleTests
{
    [Theory]
    [InlineData(0, 1200, 2)] // C / 1
    [InlineData(15, 1020, 2)] // 1020 / (1 - 0.15) = 1200
    [InlineData(15, 1019, 1)]
    [InlineData(30, 840, 2)] // 840 / 0.7 = 1200
    public void Without_an_integral_the_rate_is_the_throughput_over_one_less_kp_b(double level, double kbps, int expected) =>
        Assert.Equal(expected, new ElasticRule(0.01, 0.001, 15).Choose(Ask.Of(level, kbps + 1e-6)).Representation);

    [Fact]
    public void The_integral_of_the_distance_to_the_target_is_charged()
    {
        // 10 s at 20 s, 5 s above the target: q_I = 50 s^2, C / (1 - 0.2 - 0.05) = 1200 for C = 900.
        var rule = new ElasticRule(0.01, 0.001, 15);
        rule.Choose(Ask.Of(20, 900, now: 0));
        Assert.Equal(1200, rule.Choose(Ask.Of(20, 900, now: 10)).Reason.C, 6);
    }

    [Fact]
    public void It_holds_while_the_picture_does()
    {
        var rule = new ElasticRule(0.01, 0.001, 15);
        rule.Choose(Ask.Of(20, 900, now: 0));
        Assert.Equal(1125, rule.Choose(Ask.Of(20, 900, now: 10, playing: false)).Reason.C, 6);
    }

    [Fact]
    public void It_does_not_wind_up_beyond_the_end_of_the_ladder()
    {
        var rule = new ElasticRule(0.01, 0.001, 15);
        for (var t = 0; t < 1000; t += 10) rule.Choose(Ask.Of(28, 9000, now: t));
        // An integral of 1000 s x 13 s would take minutes to forget; this one never began to grow.
        Assert.Equal(1000 / 0.9, rule.Choose(Ask.Of(10, 1000, now: 1000, playing: false)).Reason.C, 6);
    }
}
