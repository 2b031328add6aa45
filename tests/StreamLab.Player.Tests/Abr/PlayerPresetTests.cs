namespace StreamLab.Player.Tests.Abr;

/// <summary>The rules of players, worked by hand from their code.</summary>
public class PlayerPresetTests
{
    [Theory]
    [InlineData(1264, 2)] // 1200 / 0.95 = 1263.2
    [InlineData(1263, 1)]
    public void Shaka_takes_the_rate_that_0_95_of_the_throughput_carries(double kbps, int expected) =>
        Assert.Equal(expected, new ShakaRule(0.85, 0.95, 8).Choose(Ask.Of(kbps: kbps)).Representation);

    [Fact]
    public void Shaka_chooses_anew_every_8_s()
    {
        var rule = new ShakaRule(0.85, 0.95, 8);
        var choices = new[] { 0.0, 4, 7.9, 8 }.Select(now => rule.Choose(Ask.Of(kbps: 5000, last: 1, now: now, download: Ask.Loaded(-1, 0, 1))).Representation);
        Assert.Equal([5, 1, 1, 5], choices);
    }

    [Theory]
    [InlineData(1264, 2, 2)] // 0.95 x 1264 = 1200.8 for the last
    [InlineData(1264, 1, 1)] // 0.7 x 1264 = 884.8 for more
    [InlineData(1715, 1, 2)] // 0.7 x 1715 = 1200.5
    public void HlsJs_asks_more_of_levels_above_the_last(double kbps, int last, int expected) =>
        Assert.Equal(expected, Hls(Ask.Of(20, kbps, last)).Representation);

    [Fact]
    public void HlsJs_takes_what_arrives_before_the_buffer_is_empty()
    {
        // 0.95 x 2000 = 1900 kbps: 1850 x 2 s take 1.95 s; of 1.5 s buffered only 1200 (1.26 s) are in time.
        Assert.Equal([3, 2], new[] { 2.0, 1.5 }.Select(level => Hls(Ask.Of(level, 2000, last: 3)).Representation));
    }

    [Fact]
    public void HlsJs_allows_a_starvation_when_nothing_is_in_time()
    {
        // Nothing buffered: at most a segment of 2 s; 1850 take 1.95 s, with 0.1 s to the first byte too long.
        Assert.Equal(3, Hls(Ask.Of(0, 2000, last: 3)).Representation);
        Assert.Equal(2, Hls(Ask.Of(0, 2000, last: 3, latency: 0.1)).Representation);
        Assert.Equal("lowest", Hls(Ask.Of(0, 200, last: 3)).Reason.Code!.Code);
    }

    [Theory]
    [InlineData(12, 1, 1715, 2)] // 0.7 x 1715 = 1200.5
    [InlineData(9, 1, 1715, 1)] // not up below 10 s
    [InlineData(24, 3, 1715, 2)]
    [InlineData(25, 3, 1715, 3)] // not down from 25 s on
    public void Media3_goes_up_with_10_s_and_down_below_25_s(double level, int last, double kbps, int expected) =>
        Assert.Equal(expected, Media3(Ask.Of(level, kbps, last)).Representation);

    [Fact]
    public void Media3_charges_the_time_to_first_byte() => Assert.Equal(1, Media3(Ask.Of(12, 1715, 1, latency: 0.1)).Representation);

    [Fact]
    public void Media3_asks_for_less_where_less_can_be_buffered()
    {
        // 0.75 x (8 - 2) = 4.5 s.
        Assert.Equal([1, 2], new[] { 4.4, 4.5 }.Select(level => Media3(Ask.Of(level, 1715, 1, capacity: 8)).Representation));
    }

    [Fact]
    public void DashJs_follows_the_throughput_until_18_s_and_BOLA_until_9_s()
    {
        var rule = new DashJsRule(0.9, 18);
        var codes = new[] { 10.0, 17.9, 18, 12, 9, 8.9, 12 }.Select(level => rule.Choose(Ask.Of(level, 2000, 2, download: Ask.Loaded(0, 1, 1))).Reason.Code!.Code);
        Assert.Equal(["throughput", "throughput", "bola", "bola", "bola", "throughput", "throughput"], codes);
    }

    [Fact]
    public void DashJs_lowers_the_choice_when_the_buffer_is_short()
    {
        // From the third segment on: 0.7 x 2000 x 1 s / 2 s = 700 kbps.
        var rule = new DashJsRule(0.9, 18);
        Assert.Equal([2, 2, 0], Enumerable.Range(0, 3).Select(_ => rule.Choose(Ask.Of(1, 2000, 2)).Representation));
    }

    [Fact]
    public void DashJs_takes_the_lowest_with_an_empty_buffer()
    {
        var rule = new DashJsRule(0.9, 18);
        Assert.Equal([4, 4, 0], Enumerable.Range(0, 3).Select(_ => rule.Choose(Ask.Of(0, 4000, 2)).Representation));
    }

    [Fact]
    public void DashJs_does_not_go_back_to_a_rate_it_keeps_leaving()
    {
        var rule = new DashJsRule(0.9, 18);
        for (var i = 0; i < 8; i++) rule.Choose(Ask.Of(10, i % 2 == 0 ? 900 : 4000, i % 2 == 0 ? 3 : 1));
        var decision = rule.Choose(Ask.Of(10, 2200, 1));
        Assert.Equal((2, "switch-history"), (decision.Representation, decision.Reason.Code!.Code));
    }

    /// <summary>
    /// Six rates: a buffer of 10 + 12 = 22 s, gp = ln(4300/300) / 1.2 = 2.2188, Vp = 4.5069 s: the highest is worth 22 s, the lowest 10 s.
    /// </summary>
    [Fact]
    public void The_BOLA_of_dashjs_is_worth_10_s_at_the_lowest_and_its_buffer_at_the_highest()
    {
        var bola = Steady(out var last);
        Assert.Equal(5, bola.Choose(Ask.Of(21.9, last: last), 5).Representation);
        // A wait at a lower rate: capped by the throughput at 300 kbps, worth 10 s.
        var fresh = Steady(out _);
        fresh.Choose(Ask.Of(9, last: 0), 0);
        Assert.Equal(2, fresh.Choose(Ask.Of(12, last: 0), 0).Wait.Seconds, 6);
    }

    private static DashJsBola Steady(out int last)
    {
        var bola = new DashJsBola(18);
        bola.Choose(Ask.Of(9, last: 0, download: Ask.Loaded(-1, 0, 1)), 0);
        last = 0;
        return bola;
    }

    private static AbrDecision Hls(in AbrContext context) => new HlsJsRule(0.95, 0.7, 4).Choose(context);

    private static AbrDecision Media3(in AbrContext context) => new Media3Rule(0.7, 10, 25, 0.75).Choose(context);
}
