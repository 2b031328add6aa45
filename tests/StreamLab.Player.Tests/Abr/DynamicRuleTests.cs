namespace StreamLab.Player.Tests.Abr;

public class DynamicRuleTests
{
    private static readonly AdaptationSet Media = TestMedia.Video();

    [Fact]
    public void Dynamic_goes_to_bola_above_ten_seconds_and_back_below_when_bola_asks_for_less()
    {
        var rule = AbrRules.All.Create("dynamic");
        Assert.Equal("throughput", RuleOf(rule, level: 10));
        Assert.Equal("bola", RuleOf(rule, level: 24));
        Assert.Equal("throughput", RuleOf(rule, level: 4)); // BOLA would take the lowest
    }

    [Fact]
    public void Dynamic_stays_with_throughput_while_bola_asks_for_less() => Assert.Equal("throughput", RuleOf(AbrRules.All.Create("dynamic"), level: 10.5, kbps: 9000));

    [Fact]
    public void A_replacement_leads_dynamic_back_to_throughput()
    {
        var rule = (DynamicRule)AbrRules.All.Create("dynamic");
        RuleOf(rule, level: 24);
        rule.DownloadEnded(new DownloadOutcome
        {
            Media = Media,
            BufferCapacity = Duration.FromSeconds(25),
            BufferLevel = Duration.FromSeconds(9),
            Representation = 3,
            Time = Duration.Zero,
            IsReplacement = true,
        });
        Assert.Equal("throughput", RuleOf(rule, level: 9));
    }

    [Fact]
    public void Dynamic_dash_goes_to_bola_e_above_ten_seconds_and_back_below_five()
    {
        var rule = AbrRules.All.Create("dynamic-dash");
        Assert.Equal("throughput", RuleOf(rule, level: 9));
        Assert.Equal("bola-e", RuleOf(rule, level: 11));
        Assert.Equal("bola-e", RuleOf(rule, level: 6));
        Assert.Equal("throughput", RuleOf(rule, level: 4.9));
    }

    private static string RuleOf(IAbrRule rule, double level, double kbps = 2000) => rule.Choose(new AbrContext
    {
        Media = Media,
        Segment = 15,
        BufferLevel = Duration.FromSeconds(level),
        BufferCapacity = Duration.FromSeconds(25),
        Throughput = Bitrate.FromKbps(kbps),
    }).Reason.Code!.Rule;
}
