namespace StreamLab.Player.Tests.Abr;

/// <summary>The baselines of Pensieve's comparison, worked by hand.</summary>
public class BaselineRuleTests
{
    [Theory]
    [InlineData(4.9, 0)] // below the reservoir
    [InlineData(6.9, 0)] // 5 * 1.9 / 10 = 0.95
    [InlineData(7, 1)] // 5 * 2 / 10
    [InlineData(12.5, 3)] // 3.75
    [InlineData(15, 5)]
    [InlineData(60, 5)]
    public void Bb_maps_the_buffer_level_to_the_index(double level, int expected) => Assert.Equal(expected, Choose("bb", level, 1000));

    [Fact]
    public void Bb_takes_its_reservoir_and_cushion() => Assert.Equal(2, Choose("bb:reservoir=2,cushion=5", 4.5, 1000)); // 5 * 2.5 / 5

    [Theory]
    [InlineData(299, 0)]
    [InlineData(750, 1)]
    [InlineData(2849, 3)]
    [InlineData(9000, 5)]
    public void Rb_takes_the_highest_rate_that_the_estimate_reaches(double kbps, int expected) => Assert.Equal(expected, Choose("rb", 1, kbps));

    /// <summary>With 1 s of stall at 4.3 and R = 0.3 … 4.3, 2000 kbps and an empty buffer of 2 s segments: the lowest costs .3 s, the next .75 s.</summary>
    [Fact]
    public void Mpc_alone_with_the_last_segment_weighs_rate_against_stall()
    {
        // From representation 0: r - (r - .3) - 4.3 * max(0, r - B), B = 0.8: 750 kbit/s takes .75 s, all above stall; ties go to the higher.
        Assert.Equal(1, AbrRules.All.Create("mpc").Choose(Context(0.8, 2000) with { Segment = 29, LastRepresentation = 0 }).Representation);
        // Without a price for changes and stalls the highest is the best.
        Assert.Equal(5, AbrRules.All.Create("mpc:lambda=0,mu=0").Choose(Context(0.8, 2000) with { Segment = 29, LastRepresentation = 0 }).Representation);
    }

    /// <summary>Predicted 2000 kbps, came 1000: the error is 1, so of 2000 kbps 1000 are counted on.</summary>
    [Fact]
    public void RobustMpc_counts_on_less_after_an_error()
    {
        var rule = AbrRules.All.Create("robust-mpc");
        rule.Choose(Context(10, 2000));
        var decision = rule.Choose(Context(10, 2000) with { LastDownload = Downloaded(kbps: 1000, endsAt: 3) });
        Assert.Equal(1000, decision.Reason.Values()["countedOnKbps"]!.Value, 6);
        // The same download is judged once; four exact predictions later the error is still among the last five, then no more.
        for (var i = 0; i < 4; i++) decision = rule.Choose(Context(10, 2000) with { LastDownload = Downloaded(kbps: 2000, endsAt: 5 + i) });
        Assert.Equal(1000, decision.Reason.Values()["countedOnKbps"]!.Value, 6);
        decision = rule.Choose(Context(10, 2000) with { LastDownload = Downloaded(kbps: 2000, endsAt: 20) });
        Assert.Equal(2000, decision.Reason.Values()["countedOnKbps"]!.Value, 6);
    }

    /// <summary>Bins of a tenth: 11.9 and 11.1 s of 30 are both in [9, 12), and decide alike.</summary>
    [Fact]
    public void FastMpc_answers_by_bins()
    {
        int Choose(double level, double kbps) => AbrRules.All.Create("fast-mpc:buffer-bins=10,throughput-bins=10").Choose(Context(level, kbps)).Representation;
        for (var kbps = 100; kbps < 10_000; kbps += 860) Assert.Equal(Choose(11.1, kbps), Choose(11.9, kbps));
        Assert.NotEqual(Choose(2, 1000), Choose(29, 4000));
    }

    [Fact]
    public void Written_decisions_are_followed_and_the_last_one_holds()
    {
        var rule = AbrRules.All.Create("decisions:103");
        Assert.Equal([1, 0, 3, 3], Enumerable.Range(0, 4).Select(i => rule.Choose(Context(1, 1000) with { Segment = i }).Representation));
    }

    [Fact]
    public void An_optimum_that_nobody_worked_out_is_refused()
    {
        Assert.False(PlayerCore.TryCreate(new() { Abr = "optimal" }, TestMedia.Presentation(TestMedia.Video()), ["a"], null, out _, out var error));
        Assert.Equal("rule optimal has to know the network beforehand: it is for simulate and compare", error);
    }

    private static int Choose(string rule, double level, double kbps) => AbrRules.All.Create(rule).Choose(Context(level, kbps)).Representation;

    private static Download Downloaded(double kbps, double endsAt)
    {
        var size = DataSize.FromBits(kbps * 1000 * 2);
        var (ttfb, transfer) = (Duration.FromSeconds(0.5), Duration.FromSeconds(1.5));
        return new Download(0, 0, Instant.FromSeconds(endsAt - 2), Instant.FromSeconds(endsAt), new ThroughputSample(size, ttfb, transfer, Duration.FromSeconds(2)));
    }

    private static AbrContext Context(double level, double kbps) => new()
    {
        Media = TestMedia.Video(),
        Segment = 5,
        LastRepresentation = 2,
        BufferLevel = Duration.FromSeconds(level),
        BufferCapacity = Duration.FromSeconds(30),
        Throughput = Bitrate.FromKbps(kbps),
    };
}
