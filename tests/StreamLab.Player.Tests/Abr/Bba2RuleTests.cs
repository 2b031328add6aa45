namespace StreamLab.Player.Tests.Abr;

/// <summary>Segments of 2 s, a buffer of 240 s: at an empty buffer a step up needs a growth of 0.875 x 2 = 1.75 s, at 216 s one of 1 s.</summary>
public class Bba2RuleTests
{
    [Fact]
    public void It_begins_with_the_lowest() => Assert.Equal(0, new Bba2Rule(0.9, 0).Choose(Ask.Of(0, last: -1)).Representation);

    [Theory]
    [InlineData(0.2, 2)] // grew by 1.8 s
    [InlineData(0.3, 1)] // grew by 1.7 s
    public void A_download_much_faster_than_playback_is_a_step_up(double seconds, int expected) =>
        Assert.Equal(expected, new Bba2Rule(0.9, 0).Choose(Ask.Of(0, last: 1, capacity: 240, download: Ask.Loaded(0, seconds, 1000))).Representation);

    [Fact]
    public void A_longer_buffer_needs_less_growth()
    {
        // At 10 s: 1.75 - 0.75 x 10/216 = 1.715 s.
        Assert.Equal(2, new Bba2Rule(0.9, 0).Choose(Ask.Of(10, last: 1, capacity: 240, download: Ask.Loaded(0, 0.28, 1000))).Representation);
        Assert.Equal(1, new Bba2Rule(0.9, 0).Choose(Ask.Of(10, last: 1, capacity: 240, download: Ask.Loaded(0, 0.29, 1000))).Representation);
    }

    [Fact]
    public void When_the_buffer_shrinks_the_map_takes_over_for_good()
    {
        var rule = new Bba2Rule(0.9, 0);
        Assert.Equal(0, rule.Choose(Ask.Of(5, last: 3, capacity: 240, download: Ask.Loaded(0, 2.5, 1000))).Representation);
        Assert.Equal("bba1", rule.Choose(Ask.Of(5, last: 0, capacity: 240, download: Ask.Loaded(3, 3.1, 1000))).Reason.Code!.Rule);
    }

    [Fact]
    public void When_the_map_suggests_more_it_takes_over() =>
        Assert.Equal(3, new Bba2Rule(0.9, 0).Choose(Ask.Of(100, last: 0, capacity: 240, download: Ask.Loaded(0, 1.9, 1000))).Representation);
}
