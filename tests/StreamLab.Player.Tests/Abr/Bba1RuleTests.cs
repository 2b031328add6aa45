namespace StreamLab.Player.Tests.Abr;

/// <summary>
/// With a buffer of 240 s the map runs from the reservoir to 216 s. Constant sizes give the least reservoir, 8 s; then f(B) goes from
/// 600 kbit (300 kbps x 2 s) to 8600 kbit (4300 kbps x 2 s) over 208 s.
/// </summary>
public class Bba1RuleTests
{
    [Theory]
    [InlineData(8, 3, 0)] // in the reservoir
    [InlineData(216, 0, 5)] // above the cushion
    [InlineData(100, 2, 3)] // f = 600 + 8000 x 92/208 = 4138 kbit >= 3700: the highest below it
    [InlineData(60, 2, 2)] // f = 2600 kbit: between 1500 and 3700
    [InlineData(30, 2, 1)] // f = 1446 kbit <= 1500: the lowest above it
    public void The_level_maps_to_a_segment_size(double level, int last, int expected) =>
        Assert.Equal(expected, Choose(new Bba1Rule(0.9, 0), Ask.Of(level, last: last, capacity: 240)));

    [Fact]
    public void The_reservoir_is_what_large_segments_to_come_will_take()
    {
        // 80 s are looked at, twice the buffer: 20 segments of 1.5 times the mean take 20 x 2 s more than they play; clamped to 140/240 of 40 s.
        var media = Ask.Variable([.. Enumerable.Repeat(1.5, 20), .. Enumerable.Repeat(0.5, 20)]);
        Assert.Equal(140.0 / 6, new Bba1Rule(0.9, 0).Choose(Ask.Of(5, capacity: 40, segment: 0, media: media)).Reason.B, 6);
        // 5 of 1.5 and 15 of half the mean take 20 s less; the least is two segments.
        Assert.Equal(8, new Bba1Rule(0.9, 0).Choose(Ask.Of(5, capacity: 40, segment: 15, media: media)).Reason.B, 6);
    }

    [Fact]
    public void Protection_against_outages_grows_with_the_buffer_up_to_its_limit()
    {
        // 0.4 s of 240 s for each download faster than playback: after 20 the reservoir of 8 s has grown to 16 s.
        var rule = new Bba1Rule(0.9, 80.0 / 240);
        for (var i = 0; i < 19; i++) Choose(rule, Grown(50));
        Assert.Equal("reservoir", rule.Clone().Choose(Grown(15.9)).Reason.Code!.Code);
        Assert.NotEqual("reservoir", rule.Clone().Choose(Grown(16.1)).Reason.Code!.Code);
        for (var i = 0; i < 1000; i++) Choose(rule, Grown(50));
        Assert.Equal(88, rule.Choose(Grown(20)).Reason.B, 6);
    }

    private static AbrContext Grown(double level) => Ask.Of(level, capacity: 240, download: Ask.Loaded(0, 1, 1000));

    private static int Choose(Bba1Rule rule, AbrContext context) => rule.Choose(context).Representation;
}
