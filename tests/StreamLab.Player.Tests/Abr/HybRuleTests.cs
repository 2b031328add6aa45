namespace StreamLab.Player.Tests.Abr;

public class HybRuleTests
{
    [Theory]
    [InlineData(8, 1000, 1)] // 2 s allowed: 750 kbps x 2 s take 1.5 s, 1200 take 2.4
    [InlineData(8, 1201, 2)]
    [InlineData(8, 1200, 1)] // 2 s are not less than 2 s
    [InlineData(30, 10_000, 5)]
    [InlineData(0, 1e6, 0)] // an empty buffer allows nothing
    public void The_segment_must_load_within_a_quarter_of_the_buffer(double level, double kbps, int expected) =>
        Assert.Equal(expected, new HybRule(0.25).Choose(Ask.Of(level, kbps)).Representation);

    [Fact]
    public void Time_to_first_byte_is_charged() => Assert.Equal(0, new HybRule(0.25).Choose(Ask.Of(8, 1000, latency: 0.5)).Representation);

    [Fact]
    public void The_sizes_of_the_coming_segment_count()
    {
        var media = Ask.Variable(1, 0.5, 1.5); // 2000 kbps x 4 s: 8, 4 and 12 Mbit
        Assert.Equal([0, 1, 0], new[] { 0, 1, 2 }.Select(s => new HybRule(0.25).Choose(Ask.Of(8, 3000, segment: s, media: media)).Representation));
    }
}
