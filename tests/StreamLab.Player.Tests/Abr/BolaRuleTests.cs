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

    private static AbrDecision Choose(double levelSeconds) => new BolaRule(Gp).Choose(new AbrContext
    {
        Media = Media,
        Segment = 3,
        BufferLevel = Duration.FromSeconds(levelSeconds),
        BufferCapacity = Duration.FromSeconds(CapacitySeconds),
    });
}
