using CsCheck;

namespace StreamLab.Player.Tests.Pathways;

public class FastestSelectorTests
{
    private static readonly Instant Unheard = new(double.NegativeInfinity);

    [Fact]
    public void It_starts_with_the_first_and_looks_at_no_other_before_it_was_served()
    {
        var decision = Choose(Fastest(), level: 0, now: 1, current: -1, At(0, Unheard), At(0, Unheard));
        Assert.Equal((0, 0UL), (decision.Pathway, decision.Probes));
        Assert.Equal("no rate known here yet", decision.Reason.Text);
    }

    /// <summary>Any servers, measured or not, excluded or not, at any time.</summary>
    [Fact]
    public void Its_reason_shows_no_number_that_is_not_known() => Gen.Select(AnyState.Array[1, 4], Gen.Int[-1, 0], Gen.Double[0, 30]).Array[1, 6].Sample(asked =>
    {
        var selector = Fastest();
        for (var i = 0; i < asked.Length; i++)
        {
            var reason = Choose(selector, asked[i].Item3, 10 * (i + 1), asked[i].Item2, asked[i].Item1).Reason;
            Assert.All(reason.Values(), value => Assert.True(value.Value > 0, reason.Text));
            Assert.DoesNotContain("unknown", reason.Text, StringComparison.Ordinal);
        }
    });

    private static readonly Gen<PathwayState> AnyState =
        from mbps in Gen.OneOf(Gen.Const(0.0), Gen.Double[0.1, 20])
        from at in Gen.Double[0, 60]
        from probing in Gen.Bool
        from excluded in Gen.Bool
        select At(mbps, mbps > 0 ? new(at) : Unheard, probing: probing) with { Excluded = excluded };

    [Fact]
    public void After_its_first_segment_it_measures_all_its_own_server_included()
    {
        var decision = Choose(Fastest(), level: 2, now: 5, current: 0, At(3, new(4)), At(0, Unheard), At(0, Unheard));
        Assert.Equal((0, 0b111UL), (decision.Pathway, decision.Probes));
    }

    [Fact]
    public void A_look_costs_half_of_the_buffer_at_most_and_never_more_than_two_seconds()
    {
        Assert.Equal(Duration.Zero, Choose(Fastest(), 0, 5, 0, At(3, new(4)), At(0, Unheard)).Wait);
        Assert.Equal(Duration.FromSeconds(1), Choose(Fastest(), 2, 5, 0, At(3, new(4)), At(0, Unheard)).Wait);
        var (selector, _) = Looking(level: 20);
        Assert.Equal(2, Choose(selector, 20, 5, 0, At(3, new(4), probing: true), At(0, Unheard, probing: true)).Wait.Seconds, 9);
        Assert.Equal(Duration.Zero, Choose(selector, 20, 7.1, 0, At(3, new(4), probing: true), At(0, Unheard, probing: true)).Wait);
    }

    [Fact]
    public void It_changes_only_to_a_server_that_is_clearly_faster()
    {
        Assert.Equal(0, AfterALook(At(3, new(5.1)), At(3.8, new(5.1))).Pathway);
        Assert.Equal(1, AfterALook(At(3, new(5.1)), At(4.0, new(5.1))).Pathway);
    }

    [Fact]
    public void What_its_own_server_gave_before_the_look_does_not_count()
    {
        var (selector, before) = Looking(10, here: 2); // shared with players that have left since
        Assert.Equal(0, before.Pathway);
        Assert.Equal(0, Choose(selector, 10, 5.2, 0, At(12, new(5.1)), At(12, new(5.1))).Pathway);
    }

    [Fact]
    public void It_does_not_wait_for_a_server_of_its_own_that_takes_twice_as_long_as_another()
    {
        var (selector, _) = Looking(10);
        var slow = At(3, new(4), probing: true);
        Assert.Equal(0.05, Choose(selector, 10, 5.15, 0, slow, At(9, new(5.1))).Wait.Seconds, 9);
        Assert.Equal((1, Duration.Zero), PathwayAndWait(Choose(selector, 10, 5.21, 0, slow, At(9, new(5.1)))));
    }

    [Fact]
    public void A_server_that_is_clearly_faster_ends_the_look()
    {
        var (selector, _) = Looking(10);
        Assert.True(Choose(selector, 10, 5.2, 0, At(3, new(5.1)), At(3.5, new(5.1)), At(0, Unheard, probing: true)).Wait > Duration.Zero);
        Assert.Equal((1, Duration.Zero), PathwayAndWait(Choose(selector, 10, 5.2, 0, At(3, new(5.1)), At(4.5, new(5.1)), At(0, Unheard, probing: true))));
    }

    [Fact]
    public void A_sudden_fall_has_all_servers_measured()
    {
        var selector = Settled();
        Assert.Equal(0UL, Choose(selector, 10, 8, 0, At(4.3, new(8), earlier: 6), At(3, new(5.1))).Probes);
        Assert.Equal(0b11UL, Choose(selector, 10, 8, 0, At(4.1, new(8), earlier: 6), At(3, new(5.1))).Probes);
    }

    [Fact]
    public void All_are_measured_again_after_a_while()
    {
        var selector = Settled();
        Assert.Equal(0UL, Choose(selector, 10, 14.9, 0, At(3, new(14)), At(3, new(5.1))).Probes);
        Assert.Equal(0b11UL, Choose(selector, 10, 15, 0, At(3, new(14)), At(3, new(5.1))).Probes);
    }

    [Fact]
    public void An_excluded_server_is_neither_chosen_nor_measured()
    {
        var decision = Choose(Fastest(), 10, 30, 0, At(1, new(29)), At(9, new(4)) with { Excluded = true });
        Assert.Equal((0, 0UL, Duration.Zero), (decision.Pathway, decision.Probes, decision.Wait));
    }

    [Fact]
    public void Its_own_server_excluded_it_takes_the_fastest_of_the_others()
    {
        var decision = Choose(Fastest(), 10, 5, 0, At(9, new(4)) with { Excluded = true }, At(1, new(4)), At(2, new(4)));
        Assert.Equal(2, decision.Pathway);
    }

    [Fact]
    public void Soon_after_a_change_only_much_more_is_worth_another()
    {
        Assert.Equal(1, AfterAChange(secondsLater: 14, elsewhere: 8.9).Pathway);
        Assert.Equal(0, AfterAChange(secondsLater: 14, elsewhere: 9.1).Pathway);
        Assert.Equal(0, AfterAChange(secondsLater: 16, elsewhere: 4.0).Pathway);
    }

    private static (int Pathway, Duration Wait) PathwayAndWait(PathwayDecision decision) => (decision.Pathway, decision.Wait);

    /// <summary>A selector that looks at two others since 5 s, and its decision to do so.</summary>
    private static (FastestSelector Selector, PathwayDecision Decision) Looking(double level, double here = 3)
    {
        var selector = Fastest();
        return (selector, Choose(selector, level, 5, 0, At(here, new(4)), At(0, Unheard)));
    }

    private static PathwayDecision AfterALook(PathwayState here, PathwayState there) => Choose(Looking(10).Selector, 10, 5.2, 0, here, there);

    private static FastestSelector Settled()
    {
        var selector = Looking(10).Selector;
        Choose(selector, 10, 5.2, 0, At(3, new(5.1)), At(3, new(5.1)));
        return selector;
    }

    /// <summary>It has gone to the second server, which gives 3 now, and looks around again.</summary>
    private static PathwayDecision AfterAChange(double secondsLater, double elsewhere)
    {
        var selector = Looking(10).Selector;
        Assert.Equal(1, Choose(selector, 10, 5.2, 0, At(3, new(5.1)), At(9, new(5.1))).Pathway);
        var later = 5.2 + secondsLater;
        Assert.NotEqual(0UL, Choose(selector, 10, later - 0.1, 1, At(3, new(5.1)), At(3, new(later - 1))).Probes);
        return Choose(selector, 10, later, 1, At(elsewhere, new(later)), At(3, new(later)));
    }

    private static FastestSelector Fastest() => new(1.3, 0.7, 10, 15, 3);

    private static PathwayState At(double mbps, Instant sampleAt, double earlier = 0, bool probing = false) => new()
    {
        Name = "x",
        LastRate = Bitrate.FromMbps(mbps),
        EarlierRate = Bitrate.FromMbps(earlier),
        LastSampleAt = sampleAt,
        Probing = probing,
    };

    private static PathwayDecision Choose(FastestSelector selector, double level, double now, int current, params PathwayState[] pathways) =>
        selector.Choose(new PathwayContext
        {
            Now = Instant.FromSeconds(now),
            Pathways = pathways,
            Current = current,
            BufferLevel = Duration.FromSeconds(level),
            SegmentDuration = Duration.FromSeconds(2),
        });
}
