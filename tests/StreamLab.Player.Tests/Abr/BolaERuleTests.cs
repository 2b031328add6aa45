namespace StreamLab.Player.Tests.Abr;

/// <summary>
/// Worked by hand for six rates and 25 s of buffer: the virtual buffer is max(25, 10 + 2 x 6) = 25 s, gp = ln(4300/300)/(25/10 - 1),
/// Vp = 10 s/gp; utilities begin at 1.
/// </summary>
public class BolaERuleTests
{
    private static readonly AdaptationSet Media = TestMedia.Video();
    private static readonly double Gp = Math.Log(4300.0 / 300) / 1.5;
    private static readonly double Vp = 10 / Gp;

    private readonly BolaERule _rule = new(gp: 5, minimisesOscillation: false, insufficientBufferRule: true);

    [Fact]
    public void It_starts_with_what_is_sustained_and_a_placeholder_that_keeps_it_there()
    {
        var decision = _rule.Choose(Context(2, kbps: 2000));
        Assert.Equal(3, decision.Representation);
        Assert.Equal(LeastLevel(3) - 2, decision.Reason.B, 9);
    }

    [Fact]
    public void Without_a_sample_it_starts_at_the_lowest() => Assert.Equal(0, _rule.Choose(Context(0, kbps: null)).Representation);

    [Fact]
    public void A_wait_for_room_counts_as_buffer()
    {
        var before = PlayTheHighest();
        _rule.WaitedForRoom(Duration.FromSeconds(1.5));
        Assert.Equal(before + 1.5, Placeholder(_rule.Choose(Context(20, kbps: 9000))), 9);
    }

    [Fact]
    public void A_wait_is_paid_from_the_placeholder_first()
    {
        // Nothing above R_3 + 1 may be chosen: what is buffered beyond that one's worth is waited for, less the placeholder.
        var rule = new BolaERule(5, minimisesOscillation: true, insufficientBufferRule: false);
        rule.Choose(Context(2, kbps: 800)); // R_2 = 750
        rule.WaitedForRoom(Duration.FromSeconds(4));
        var vp = 23 / (1 + Math.Log(4300.0 / 300) + 4);
        var worth = vp * (1 + Math.Log(750.0 / 300) + 4);
        Assert.Equal(24 - worth, rule.Choose(Context(24, kbps: 800)).Wait.Seconds, 9);
    }

    [Fact]
    public void An_abandonment_lowers_the_placeholder_to_what_the_lower_one_needs()
    {
        _rule.Choose(Context(2, kbps: 9000));
        _rule.DownloadEnded(Outcome(5, level: 1.5, instead: 1));
        Assert.Equal(LeastLevel(1) - 1.5, Placeholder(_rule.Choose(Context(1.5, kbps: 9000))), 9);
    }

    [Fact]
    public void After_a_seek_it_starts_anew()
    {
        _rule.Choose(Context(2, kbps: 9000));
        _rule.Sought(20);
        Assert.Equal("start", _rule.Choose(Context(0, kbps: 1000)).Reason.Code!.Code);
    }

    [Fact]
    public void A_replacement_lifts_the_placeholder_by_its_duration()
    {
        var before = PlayTheHighest();
        _rule.DownloadEnded(Outcome(3, level: 20, isReplacement: true));
        Assert.Equal(before + 2, Placeholder(_rule.Choose(Context(20, kbps: 9000))), 9);
    }

    [Fact]
    public void A_short_buffer_takes_less_than_is_sustained()
    {
        _rule.Choose(Context(1, kbps: 2000));
        // 0.9 x 1 s x 2000 kbps = 1.8 Mbit: 750 kbps weigh 1.5, 1200 kbps 2.4.
        var decision = _rule.Choose(Context(1, kbps: 2000));
        Assert.Equal((1, "insufficient-buffer"), (decision.Representation, decision.Reason.Code!.Code));
    }

    /// <returns>The placeholder with 20 s buffered.</returns>
    private double PlayTheHighest()
    {
        _rule.Choose(Context(20, kbps: 9000));
        _rule.DownloadEnded(Outcome(5, level: 20));
        return Placeholder(_rule.Choose(Context(20, kbps: 9000)));
    }

    private static double Placeholder(in AbrDecision decision) => decision.Reason.Code!.Code == "best" ? decision.Reason.B : double.NaN;

    /// <summary>From where m is better than every lower one: at most Vp (gp + (R_m u_j - R_j u_m)/(R_m - R_j)).</summary>
    private static double LeastLevel(int m) => Enumerable.Range(0, m).Max(j =>
    {
        double upper = TestMedia.Rates[m], lower = TestMedia.Rates[j];
        double utilityUpper = 1 + Math.Log(upper / 300), utilityLower = 1 + Math.Log(lower / 300);
        return Vp * (Gp + (((upper * utilityLower) - (lower * utilityUpper)) / (upper - lower)));
    });

    private static DownloadOutcome Outcome(int representation, double level, int? instead = null, bool isReplacement = false) => new()
    {
        Media = Media,
        BufferCapacity = Duration.FromSeconds(25),
        BufferLevel = Duration.FromSeconds(level),
        Representation = representation,
        Time = Duration.FromSeconds(0.5),
        IsAbandoned = instead is not null,
        Instead = instead ?? 0,
        IsReplacement = isReplacement,
    };

    private static AbrContext Context(double level, double? kbps) => new()
    {
        Media = Media,
        Segment = 10,
        BufferLevel = Duration.FromSeconds(level),
        BufferCapacity = Duration.FromSeconds(25),
        Throughput = kbps is { } k ? Bitrate.FromKbps(k) : null,
    };
}
