namespace StreamLab.Player.Tests.Pathways;

public class FastestSelectorTests
{
    private static readonly Instant Unheard = new(double.NegativeInfinity);

    [Fact]
    public void It_starts_with_the_first_and_looks_at_no_other_before_two_segments_are_buffered()
    {
        var decision = Choose(Fastest(), level: 3.9, now: 1, current: -1, At(0, Unheard), At(0, Unheard));
        Assert.Equal((0, 0UL), (decision.Pathway, decision.Probes));
    }

    [Fact]
    public void With_two_segments_buffered_it_measures_the_others()
    {
        var decision = Choose(Fastest(), level: 4, now: 5, current: 0, At(3, new(4)), At(0, Unheard), At(0, Unheard));
        Assert.Equal((0, 0b110UL, Duration.Zero), (decision.Pathway, decision.Probes, decision.Wait));
    }

    [Fact]
    public void It_changes_only_to_a_server_that_is_clearly_faster()
    {
        Assert.Equal(0, Choose(Fastest(), 10, 5, 0, At(3, new(4)), At(3.8, new(4.5))).Pathway);
        Assert.Equal(1, Choose(Fastest(), 10, 5, 0, At(3, new(4)), At(4.0, new(4.5))).Pathway);
    }

    [Fact]
    public void After_a_sudden_fall_it_measures_the_others_and_waits_for_it()
    {
        var selector = Fastest();
        var fallen = At(1, new(20), earlier: 6);
        var asked = Choose(selector, 10, 20, 0, fallen, At(3, new(18)));
        Assert.Equal(0b10UL, asked.Probes);
        Assert.True(asked.Wait > Duration.Zero);
        var measured = Choose(selector, 10, 20.2, 0, fallen, At(6, new(20.2)));
        Assert.Equal((1, Duration.Zero), (measured.Pathway, measured.Wait));
    }

    [Fact]
    public void It_does_not_wait_for_ever()
    {
        var selector = Fastest();
        var fallen = At(1, new(20), earlier: 6);
        Choose(selector, 10, 20, 0, fallen, At(3, new(18)));
        Assert.Equal(Duration.Zero, Choose(selector, 8, 22.1, 0, fallen, At(3, new(18), probing: true)).Wait);
    }

    [Fact]
    public void With_little_buffered_it_goes_by_what_it_knows_even_after_a_fall()
    {
        var decision = Choose(Fastest(), 3, 20, 0, At(1, new(20), earlier: 6), At(3, new(18)));
        Assert.Equal((1, 0UL, Duration.Zero), (decision.Pathway, decision.Probes, decision.Wait));
    }

    [Fact]
    public void A_server_that_was_not_heard_of_for_long_is_measured_again()
    {
        Assert.Equal(0UL, Choose(Fastest(), 10, 13.9, 0, At(3, new(13)), At(3, new(4))).Probes);
        Assert.Equal(0b10UL, Choose(Fastest(), 10, 14, 0, At(3, new(13)), At(3, new(4))).Probes);
    }

    [Fact]
    public void An_excluded_server_is_neither_chosen_nor_measured()
    {
        var decision = Choose(Fastest(), 10, 30, 0, At(1, new(29)), At(9, new(4)) with { Excluded = true });
        Assert.Equal((0, 0UL), (decision.Pathway, decision.Probes));
    }

    [Fact]
    public void Its_own_server_excluded_it_takes_the_fastest_of_the_others()
    {
        var decision = Choose(Fastest(), 10, 5, 0, At(9, new(4)) with { Excluded = true }, At(1, new(4)), At(2, new(4)));
        Assert.Equal(2, decision.Pathway);
    }

    [Fact]
    public void After_a_change_it_stays_for_a_while_unless_it_got_far_less_than_it_seemed()
    {
        var selector = Fastest();
        Assert.Equal(1, Choose(selector, 10, 20, 0, At(2, new(20)), At(6, new(19))).Pathway);
        Assert.Equal(1, Choose(selector, 10, 30, 1, At(9, new(29)), At(3, new(30))).Pathway);
        Assert.Equal(0, Choose(selector, 10, 36, 1, At(9, new(35)), At(3, new(36))).Pathway);
        Assert.Equal(1, Choose(selector, 10, 38, 0, At(3, new(38)), At(9, new(37))).Pathway); // 3 of 9 that it had seemed to give
    }

    [Fact]
    public void One_that_never_had_two_segments_buffered_hears_of_the_others_in_the_end()
    {
        var selector = Fastest();
        Assert.Equal(0UL, Choose(selector, 0, 0, -1, At(0, Unheard), At(0, Unheard)).Probes);
        Assert.Equal(0UL, Choose(selector, 1, 9.9, 0, At(1, new(9)), At(0, Unheard)).Probes);
        Assert.Equal((0b10UL, Duration.Zero), (Choose(selector, 1, 10, 0, At(1, new(9)), At(0, Unheard)).Probes, Choose(selector, 1, 10, 0, At(1, new(9)), At(0, Unheard)).Wait));
    }

    private static FastestSelector Fastest() => new(1.3, 0.7, 10, 15);

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
