using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Encoding;

namespace StreamLab.Ingest.Tests.Encoding;

public sealed class EncodingPlanTests
{
    [Fact]
    public void Two_seconds_of_2997_are_60_pictures() =>
        Assert.Equal(60, Plans.Of(Plans.Picture with { FrameRate = new Ratio(30000, 1001) }).SegmentFrames);

    [Fact]
    public void A_repeated_clip_has_its_length_to_the_picture() =>
        Assert.Equal(1500, Plans.Make(repeat: Duration.FromSeconds(60)).Frames);

    [Fact]
    public void Representations_are_called_by_height_and_rate() =>
        Assert.Equal(["180p-150k", "360p-400k"], Plans.Make().Renditions.Select(rendition => rendition.Id));

    [Fact]
    public void Constant_quality_needs_each_size_once()
    {
        var plan = Plans.Make(RateControl.ConstantQuality, source: Plans.Source with { Picture = Plans.Picture with { Width = 320, Height = 180 } });
        Assert.Equal(["180p-crf"], plan.Renditions.Select(rendition => rendition.Id));
    }

    [Fact]
    public void A_segment_without_a_picture_is_refused() =>
        Assert.Throws<IngestException>(() => EncodingPlan.Make(Plans.Request with { SegmentDuration = Duration.FromMilliseconds(1) }, Plans.Source));
}
