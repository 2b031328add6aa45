namespace StreamLab.Player.Tests.Abr;

public class ThroughputRuleTests
{
    [Fact]
    public void Nothing_known_takes_the_lowest() => Assert.Equal(0, Choose(new ThroughputRule(0.9, true), null, 20).Representation);

    [Theory]
    [InlineData(333, 0)] // 0.9 x 333 = 299.7 kbps
    [InlineData(834, 1)] // 0.9 x 834 = 750.6
    [InlineData(833, 0)]
    [InlineData(4778, 5)] // 0.9 x 4778 = 4300.2
    [InlineData(4777, 4)]
    public void It_takes_the_highest_rate_below_the_safe_share(double kbps, int representation) =>
        Assert.Equal(representation, Choose(new ThroughputRule(0.9, false), kbps, 20).Representation);

    [Fact]
    public void Time_to_first_byte_is_charged()
    {
        // 0.2 s of a 2 s segment are lost: 1.8 s x 0.9 x 834 kbps carry 1351 kbit, a segment at 750 kbps has 1500.
        Assert.Equal(0, Choose(new ThroughputRule(0.9, false), 834, 20, latencySeconds: 0.2).Representation);
    }

    [Fact]
    public void A_segment_may_not_take_longer_than_a_share_of_the_buffer()
    {
        // 0.9 x 2 s x 4778 kbps = 8600 kbit sustain 4300 kbps at 2 s buffered; at 1 s only 2150.
        Assert.Equal(5, Choose(new ThroughputRule(0.9, true), 4778, 2).Representation);
        Assert.Equal(3, Choose(new ThroughputRule(0.9, true), 4778, 1).Representation);
    }

    [Fact]
    public void That_share_shrinks_with_every_decision_down_to_a_half()
    {
        var rule = new ThroughputRule(0.9, true);
        for (var i = 0; i < 20; i++) Choose(rule, 5000, 20);
        // 0.5 x 1 s x 5000 kbps / 2 s = 1250 kbps
        Assert.Equal(2, Choose(rule, 5000, 1).Representation);
    }

    private static AbrDecision Choose(ThroughputRule rule, double? kbps, double levelSeconds, double latencySeconds = 0) => rule.Choose(new AbrContext
    {
        Media = TestMedia.Video(),
        Segment = 3,
        BufferLevel = Duration.FromSeconds(levelSeconds),
        BufferCapacity = Duration.FromSeconds(30),
        Throughput = kbps is { } k ? Bitrate.FromKbps(k) : null,
        Latency = Duration.FromSeconds(latencySeconds),
    });
}
