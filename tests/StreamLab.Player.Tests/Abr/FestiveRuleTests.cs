namespace StreamLab.Player.Tests.Abr;

public class FestiveRuleTests
{
    [Fact]
    public void Up_from_level_k_only_after_k_segments()
    {
        // At 1200 kbps (level 3): two segments are too few, at the third a step is taken.
        var rule = Make();
        Assert.Equal([2, 2, 3], Enumerable.Range(0, 3).Select(i => rule.Choose(Ask.Of(10, 9000, last: 2, segment: i, now: 100 + i)).Representation));
    }

    [Fact]
    public void Down_at_once_and_by_one_step() => Assert.Equal(4, Make().Choose(Ask.Of(10, 300, last: 5)).Representation);

    [Fact]
    public void Only_the_safe_share_counts()
    {
        // 0.85 x 1412 = 1200.2 kbps.
        Assert.Equal("at-target", Make().Choose(Ask.Of(10, 1412, last: 2)).Reason.Code!.Code);
        Assert.Equal(1, Make().Choose(Ask.Of(10, 1411, last: 2)).Representation);
    }

    [Fact]
    public void A_step_costs_twice_the_stability_and_what_it_misses_of_the_throughput()
    {
        // Up from 300 to 750 at 1000 kbps: staying 1 + 12 |1 - 300/750| = 8.2, stepping 2 + 0.
        var reason = Make().Choose(Ask.Of(10, 1000, last: 0)).Reason;
        Assert.Equal((2.0, 8.2), (reason.B, Math.Round(reason.C, 9)));
    }

    [Fact]
    public void After_many_switches_it_would_rather_stay()
    {
        var rule = Make();
        for (var i = 0; i < 6; i++) rule.Choose(Ask.Of(10, 1000, last: i % 2, now: i));
        // 2^5 against 2^6 + 0: an efficiency of 12 x 0.6 is not worth it; 20 s later it is.
        Assert.Equal("stay", rule.Clone().Choose(Ask.Of(10, 300, last: 1, now: 6)).Reason.Code!.Code);
        Assert.Equal("step", rule.Clone().Choose(Ask.Of(10, 300, last: 1, now: 30)).Reason.Code!.Code);
    }

    [Fact]
    public void It_waits_while_more_is_buffered_than_a_target_drawn_within_a_segment_of_30_s()
    {
        var waits = Enumerable.Range(0, 200).Select(seed => Make().Choose(Ask.Of(34, 1000, capacity: 60, seed: seed)).Wait.Seconds).ToArray();
        Assert.All(waits, w => Assert.InRange(w, 2, 6));
        Assert.InRange(waits.Average(), 3.8, 4.2);
        Assert.Equal(0, Make().Choose(Ask.Of(27, 1000, capacity: 60)).Wait.Seconds);
    }

    private static FestiveRule Make() => new(0.85, 12, 20, 30);
}
