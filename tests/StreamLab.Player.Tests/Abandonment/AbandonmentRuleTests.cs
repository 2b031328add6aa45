using CsCheck;

namespace StreamLab.Player.Tests.Abandonment;

public class AbandonmentRuleTests
{
    private static readonly AdaptationSet Media = TestMedia.Video();

    public static TheoryData<string> Names => [.. AbandonmentRules.All.Components.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_given_up_is_given_up_for_a_lower_representation_that_weighs_less_than_is_left(string name) => Anything.Sample(progress =>
    {
        if (!AbandonmentRules.All.Create(name).GivesUp(progress, out var instead, out var reason)) return;
        Assert.InRange(instead, 0, progress.Representation - 1);
        Assert.True(Media.SizeOf(instead, progress.Segment) < progress.Left);
        Assert.NotEmpty(reason.Text);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_progress_gives_the_same_answer(string name) => Anything.Sample(progress =>
    {
        var rule = AbrAnswer(AbandonmentRules.All.Create(name), progress);
        Assert.Equal(rule, AbrAnswer(AbandonmentRules.All.Create(name), progress));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_download_that_crawls_before_an_empty_buffer_is_given_up(string name) =>
        Assert.Equal((true, 0), AbrAnswer(AbandonmentRules.All.Create(name), Progress(5, receivedKbit: 50, elapsed: 1.1, ttfb: 0.1, level: 1)));

    [Theory]
    [MemberData(nameof(Names))]
    public void One_that_is_nearly_in_goes_on(string name) =>
        Assert.False(AbrAnswer(AbandonmentRules.All.Create(name), Progress(5, receivedKbit: 8500, elapsed: 4, ttfb: 0.1, level: 0.5)).GivesUp);

    [Fact]
    public void The_first_half_second_is_not_judged_by_dash_js() =>
        Assert.False(AbrAnswer(AbandonmentRules.All.Create("dashjs"), Progress(5, receivedKbit: 10, elapsed: 0.55, ttfb: 0.1, level: 1)).GivesUp);

    [Fact]
    public void Nothing_is_given_up_by_dash_js_while_plenty_is_buffered() =>
        Assert.False(AbrAnswer(AbandonmentRules.All.Create("dashjs"), Progress(5, receivedKbit: 50, elapsed: 1.1, ttfb: 0.1, level: 18.5)).GivesUp);

    [Fact]
    public void Hls_js_takes_the_highest_that_is_still_in_time()
    {
        // 1000 kbps; 7.6 Mbit left take 7.6 s with 4 s buffered: R_3 (2.4 Mbit) + 0.1 s is in time, R_4 (3.7) + 0.1 s too, R_5 is not.
        Assert.Equal((true, 3), AbrAnswer(AbandonmentRules.All.Create("hlsjs"), Progress(5, receivedKbit: 1000, elapsed: 1.1, ttfb: 0.1, level: 4)));
    }

    [Fact]
    public void Hls_js_waits_for_half_a_segment() =>
        Assert.False(AbrAnswer(AbandonmentRules.All.Create("hlsjs"), Progress(5, receivedKbit: 100, elapsed: 0.99, ttfb: 0.1, level: 1)).GivesUp);

    [Fact]
    public void On_is_the_rule_s_own_where_it_brings_one()
    {
        var rule = AbrRules.All.Create("throughput");
        Assert.Same(rule, AbandonmentRules.Create("on", "throughput", rule));
        Assert.IsType<DashJsAbandonment>(AbandonmentRules.Create("on", "fixed", AbrRules.All.Create("fixed")));
        Assert.Null(AbandonmentRules.Create("off", "throughput", rule));
    }

    [Fact]
    public void A_rule_that_is_named_judges_by_its_own_state()
    {
        var rule = AbrRules.All.Create("bola-e:osc");
        Assert.Same(rule, AbandonmentRules.Create("bola-e", "bola-e:osc", rule));
        Assert.NotSame(rule, AbandonmentRules.Create("hlsjs", "bola-e:osc", rule));
    }

    [Fact]
    public void An_unknown_one_is_refused_with_those_there_are()
    {
        Assert.False(AbandonmentRules.IsKnown("never", out var error));
        Assert.Contains("hlsjs", error, StringComparison.Ordinal);
    }

    private static (bool GivesUp, int Instead) AbrAnswer(IAbandonmentRule rule, DownloadProgress progress) =>
        rule.GivesUp(progress, out var instead, out _) ? (true, instead) : (false, progress.Representation);

    private static readonly Gen<DownloadProgress> Anything =
        from representation in Gen.Int[0, 5]
        from share in Gen.Double[0, 1]
        from elapsed in Gen.Double[0.01, 20]
        from first in Gen.Double[0, 1]
        from level in Gen.Double[0, 30]
        select Progress(representation, share * TestMedia.Rates[representation] * 2, elapsed, elapsed * first, level);

    private static DownloadProgress Progress(int representation, double receivedKbit, double elapsed, double ttfb, double level) => new()
    {
        Media = Media,
        Segment = 15,
        Representation = representation,
        Received = DataSize.FromBits(receivedKbit * 1000),
        Elapsed = Duration.FromSeconds(elapsed),
        TimeToFirstByte = Duration.FromSeconds(ttfb),
        BufferLevel = Duration.FromSeconds(level),
        BufferCapacity = Duration.FromSeconds(25),
        Latency = Duration.FromSeconds(0.1),
    };
}
