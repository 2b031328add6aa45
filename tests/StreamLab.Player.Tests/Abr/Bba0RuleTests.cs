namespace StreamLab.Player.Tests.Abr;

/// <summary>With a buffer of 240 s: reservoir 90 s, cushion 126 s, so f(B) = 300 + 4000 (B - 90)/126 kbps.</summary>
public class Bba0RuleTests
{
    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(90, 3, 0)]
    [InlineData(216, 0, 5)]
    [InlineData(240, 0, 5)]
    public void Below_the_reservoir_the_lowest_above_the_cushion_the_highest(double level, int last, int expected) =>
        Assert.Equal(expected, Choose(level, last));

    [Theory]
    [InlineData(118, 2, 2)] // f = 1189: between 750 and 1850
    [InlineData(140, 2, 3)] // f = 1887 >= 1850: the highest rate below it
    [InlineData(104, 2, 1)] // f = 744 <= 750: the lowest rate above it
    [InlineData(171, 0, 4)] // f = 2871: up by several at once
    public void Between_them_it_moves_only_past_a_neighbour(double level, int last, int expected) => Assert.Equal(expected, Choose(level, last));

    [Fact]
    public void A_smaller_buffer_takes_the_same_shares()
    {
        Assert.Equal(0, Choose(11.25, 3, capacity: 30));
        Assert.Equal(5, Choose(27, 3, capacity: 30));
    }

    private static int Choose(double level, int last, double capacity = 240) => new Bba0Rule(0.375, 0.525).Choose(new AbrContext
    {
        Media = TestMedia.Video(),
        Segment = 3,
        LastRepresentation = last,
        BufferLevel = Duration.FromSeconds(level),
        BufferCapacity = Duration.FromSeconds(capacity),
    }).Representation;
}
