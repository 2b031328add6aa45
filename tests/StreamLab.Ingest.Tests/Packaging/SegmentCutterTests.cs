using CsCheck;
using StreamLab.Dash.Cmaf;
using StreamLab.Ingest.Packaging;

namespace StreamLab.Ingest.Tests.Packaging;

public sealed class SegmentCutterTests
{
    private const int AacFrame = 1024;

    [Fact]
    public void Sound_never_drifts_from_the_picture_by_more_than_half_a_frame() =>
        Gen.Select(Gen.Double[0.1, 10], Gen.Int[1, 50]).Sample((seconds, count) =>
        {
            var ends = Enumerable.Range(1, count).Select(i => i * seconds * 48000).ToArray();
            var segments = SegmentCutter.AtNearest(Frames(10_000_000, AacFrame), ends).ToArray();
            Assert.Equal(count, segments.Length);
            for (var i = 0; i < count - 1; i++) Assert.InRange(End(segments[i]) - ends[i], -AacFrame / 2.0, AacFrame / 2.0);
        }, iter: 50);

    [Fact]
    public void Sound_never_outlasts_the_picture_and_ends_less_than_a_frame_before_it() =>
        Gen.Select(Gen.Double[0.1, 10], Gen.Int[1, 50]).Sample((seconds, count) =>
        {
            var ends = Enumerable.Range(1, count).Select(i => i * seconds * 48000).ToArray();
            var segments = SegmentCutter.AtNearest(Frames(10_000_000, AacFrame), ends).ToArray();
            Assert.InRange(End(segments[^1]) - ends[^1], -AacFrame, 0.001);
        }, iter: 50);

    [Fact]
    public void No_frame_is_lost_or_doubled_between_segments()
    {
        var segments = SegmentCutter.AtNearest(Frames(100, AacFrame), [30_000, 60_000, 90_000]).ToArray();
        Assert.Equal(Frames(87, AacFrame), segments.SelectMany(segment => segment));
    }

    [Fact]
    public void Sound_that_ends_early_has_fewer_segments() =>
        Assert.Single(SegmentCutter.AtNearest(Frames(10, AacFrame), [20_000, 40_000]));

    [Fact]
    public void Pictures_are_cut_by_number_and_the_last_segment_may_be_short() =>
        Assert.Equal([4, 4, 2], SegmentCutter.ByFrames(Frames(10, 512), 4).Select(segment => segment.Length));

    [Fact]
    public void A_segment_that_does_not_begin_with_a_sync_sample_is_a_bug() =>
        Assert.Throws<InvalidOperationException>(() => SegmentCutter.ByFrames(Frames(8, 512).Select(f => f with { IsSync = f.DecodeTime == 0 }), 4).ToArray());

    private static IEnumerable<Sample> Frames(int count, int duration) =>
        Enumerable.Range(0, count).Select(i => new Sample(0, 100, (long)i * duration, 0, (uint)duration, true));

    private static long End(Sample[] segment) => segment[^1].DecodeTime + segment[^1].Duration;
}
