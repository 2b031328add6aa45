namespace StreamLab.Simulation.Tests;

public class MediaLengthTests
{
    [Theory]
    [InlineData(60, 30)]
    [InlineData(31, 16)]
    [InlineData(30, 15)]
    [InlineData(0.5, 1)]
    [InlineData(150, 75)]
    public void It_ends_with_the_segment_that_reaches_the_length(double seconds, int segments)
    {
        var set = Cut(seconds).Periods[0].AdaptationSets[0];
        Assert.Equal(segments, set.SegmentCount);
        Assert.Equal(segments * 2, set.End.Seconds, 9);
        Assert.Equal(set.End, Cut(seconds).Duration);
    }

    [Fact]
    public void What_is_repeated_has_the_same_sizes_and_new_numbers()
    {
        var original = TestMedia.Video();
        var sizes = original.Representations.Select(r => r with { SegmentSizes = [.. Enumerable.Range(1, 30).Select(i => DataSize.FromBytes(i * 1000))] });
        var media = TestMedia.Presentation(new AdaptationSet("video", ContentType.Video, [.. sizes], original.Segments.ToArray()));
        Assert.True(MediaLength.TryCut(media, Duration.FromSeconds(90), out var cut, out _));
        var set = cut.Periods[0].AdaptationSets[0];
        Assert.Equal((set.SizeOf(3, 4), 35L, 68.0), (set.SizeOf(3, 34), set.Segments[34].Number, set.Segments[34].Start.Seconds));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e9)]
    public void Nothing_and_far_too_much_are_refused(double seconds) =>
        Assert.False(MediaLength.TryCut(TestMedia.Presentation(TestMedia.Video()), Duration.FromSeconds(seconds), out _, out _));

    private static Presentation Cut(double seconds) =>
        MediaLength.TryCut(TestMedia.Presentation(TestMedia.Video()), Duration.FromSeconds(seconds), out var cut, out var error) ? cut : throw new ArgumentException(error);
}
