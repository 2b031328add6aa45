using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Dash.Tests.SegmentIndexes;

namespace StreamLab.Dash.Tests.Mpd;

public class PictureAspectRatioTests
{
    [Theory]
    [InlineData("16:9", "640x360,1920x1080")]
    [InlineData("16:9", "426x240,854x480")] // widths rounded to even pixels
    [InlineData("4:3", "320x240,640x480")]
    [InlineData("12:5", "1920x800")]
    [InlineData(null, "640x360,640x480")]
    public void Rungs_share_the_simplest_ratio_within_a_pixel(string? expected, string sizes)
    {
        var rungs = sizes.Split(',').Select(size => size.Split('x')).Select(size =>
            Titles.Small.AdaptationSets[0].Representations[0] with { Width = int.Parse(size[0]), Height = int.Parse(size[1]) });
        Assert.Equal(expected, PictureAspectRatio.Of([.. rungs])?.ToString(':'));
    }

    [Fact]
    public void Pixels_that_are_not_square_count() => Assert.Equal("16:9", PictureAspectRatio.Of(
        [Titles.Small.AdaptationSets[0].Representations[0] with { Width = 720, Height = 576, Sar = new Ratio(64, 45) }])?.ToString(':'));
}
