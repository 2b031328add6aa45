namespace StreamLab.Player.Tests.Abr;

public class BolaRuleTests
{
    private const double Gp = 5, CapacitySeconds = 25, SegmentSeconds = 2;
    private static readonly AdaptationSet Media = TestMedia.Video(segmentSeconds: SegmentSeconds);
    private static readonly double Vp = (CapacitySeconds - SegmentSeconds) / (Math.Log(4300.0 / 300) + Gp);

    /// <summary>The paper's thresholds: m takes over from m-1 at Vp (gp + (R_m u_{m-1} - R_{m-1} u_m) / (R_m - R_{m-1})).</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_next_representation_takes_over_at_the_closed_form_threshold(int m)
    {
        double lower = TestMedia.Rates[m - 1], upper = TestMedia.Rates[m];
        double utilityLower = Math.Log(lower / 300), utilityUpper = Math.Log(upper / 300);
        var threshold = Vp * (Gp + (((upper * utilityLower) - (lower * utilityUpper)) / (upper - lower)));
        Assert.Equal(m - 1, Choose(threshold - 1e-6).Representation);
        Assert.Equal(m, Choose(threshold + 1e-6).Representation);
    }

    [Fact]
    public void Above_the_highest_worth_it_waits_until_the_level_has_fallen_to_it()
    {
        // The highest worth is Vp (u_M + gp) = capacity - p = 23 s.
        var decision = Choose(24);
        Assert.Equal(5, decision.Representation);
        Assert.Equal(1, decision.Wait.Seconds, 9);
    }

    [Fact]
    public void An_empty_buffer_takes_the_lowest() => Assert.Equal(0, Choose(0).Representation);

    [Theory]
    [InlineData(2, 3)] // as many segments as the least: 3 x 2 s
    [InlineData(15, 7.5)] // the middle of 30: half of 15
    [InlineData(26, 3)] // 4 are left: the least again
    public void The_finite_form_plays_as_if_half_of_the_nearer_part_were_all_the_buffer(int segment, double segments)
    {
        var vp = ((segments * SegmentSeconds) - SegmentSeconds) / (Math.Log(4300.0 / 300) + Gp);
        var atTop = vp * (Gp + Math.Log(4300.0 / 300)) * 0.9999;
        var decision = new BolaRule(Gp, new BolaForm(Finite: true)).Choose(Context(atTop, segment));
        Assert.Equal(5, decision.Representation);
        Assert.Equal(vp, decision.Reason.B, 9);
    }

    [Theory]
    [InlineData(BolaBound.None, 5, 0)]
    [InlineData(BolaBound.U, 3, 0)] // 1500 kbps sustain 1200; one above is 1850
    [InlineData(BolaBound.O, 2, 22 - 19.169)] // and 22 s fall to Vp (gp + ln 4) = 19.169 s
    public void A_bound_holds_back_from_what_the_throughput_does_not_sustain(BolaBound bound, int representation, double wait)
    {
        var decision = new BolaRule(Gp, new BolaForm(Bound: bound)).Choose(Context(22, 3, kbps: 1500));
        Assert.Equal(representation, decision.Representation);
        Assert.Equal(wait, decision.Wait.Seconds, 0.001);
    }

    [Fact]
    public void What_is_played_already_is_kept_though_it_is_not_sustained()
    {
        var rule = new BolaRule(Gp, new BolaForm(Bound: BolaBound.U));
        rule.Choose(Context(22, 3, kbps: 9000));
        Assert.Equal(5, rule.Choose(Context(22, 4, kbps: 500)).Representation);
    }

    [Fact]
    public void A_download_is_given_up_when_a_lower_one_from_its_beginning_is_worth_more()
    {
        // 2 s buffered, nearly all of 8.6 Mbit missing: R_1 with 0.6 Mbit has the far better score per bit.
        var rule = new BolaRule(Gp, new BolaForm());
        Assert.True(rule.GivesUp(Progress(level: 2, received: 0.1e6), out var instead, out _));
        Assert.Equal(0, instead);
        Assert.False(rule.GivesUp(Progress(level: 2, received: 8.1e6), out _, out _)); // less is missing than the lowest weighs
        Assert.False(rule.GivesUp(Progress(level: 24, received: 0.1e6), out _, out _)); // more buffered than anything is worth
    }

    [Theory]
    [InlineData("bola:u,o")]
    [InlineData("bola:basic,finite")]
    [InlineData("bola-e:gp=5")]
    public void Forms_that_contradict_each_other_are_refused(string spec) => Assert.False(AbrRules.All.TryCreate(spec, out _, out _));

    private static DownloadProgress Progress(double level, double received) => new()
    {
        Media = Media,
        Segment = 15,
        Representation = 5,
        Received = DataSize.FromBits(received),
        Elapsed = Duration.FromSeconds(1),
        TimeToFirstByte = Duration.Zero,
        BufferLevel = Duration.FromSeconds(level),
        BufferCapacity = Duration.FromSeconds(CapacitySeconds),
    };

    private static AbrContext Context(double levelSeconds, int segment, double? kbps = null) => new()
    {
        Media = Media,
        Segment = segment,
        BufferLevel = Duration.FromSeconds(levelSeconds),
        BufferCapacity = Duration.FromSeconds(CapacitySeconds),
        Throughput = kbps is { } k ? Bitrate.FromKbps(k) : null,
    };

    private static AbrDecision Choose(double levelSeconds) => new BolaRule(Gp, new BolaForm()).Choose(new AbrContext
    {
        Media = Media,
        Segment = 3,
        BufferLevel = Duration.FromSeconds(levelSeconds),
        BufferCapacity = Duration.FromSeconds(CapacitySeconds),
    });
}
