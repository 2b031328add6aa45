using StreamLab.Ingest.Encoding;
using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Tests.Encoding;

public sealed class PictureFiltersTests
{
    [Fact]
    public void Every_picture_gets_one_size_and_format_before_anything_else() =>
        Assert.Equal(["scale", "format", "pad", "setpts"], Names(Plans.Picture));

    [Theory]
    [InlineData(Interlacing.Marked, "mode=send_frame:parity=auto:deint=interlaced")]
    [InlineData(Interlacing.TopFirst, "mode=send_frame:parity=tff:deint=all")]
    [InlineData(Interlacing.BottomFirst, "mode=send_frame:parity=bff:deint=all")]
    internal void Fields_become_one_picture_a_frame(Interlacing interlacing, string options) =>
        Assert.Contains(("bwdif", options), PictureFilters.Of(Plans.Of(Plans.Picture with { Interlacing = interlacing })));

    [Fact]
    public void Fields_are_joined_before_the_picture_is_turned() =>
        Assert.Equal(["scale", "format", "pad", "bwdif", "transpose", "setpts"], Names(Plans.Picture with { Interlacing = Interlacing.Marked, Turns = 3 }));

    [Theory]
    [InlineData(ColourRange.Perceptual, "smpte2084")]
    [InlineData(ColourRange.HybridLogGamma, "arib-std-b67")]
    internal void High_dynamic_range_is_mapped_no_larger_than_the_highest_rung(ColourRange colours, string transfer)
    {
        var filters = PictureFilters.Of(Plans.Of(Plans.Picture with { Width = 3840, Height = 2160, Colours = colours })).ToArray();
        Assert.StartsWith("640:360:", filters[0].Arguments);
        Assert.Contains(filters, filter => filter.Name == "zscale" && filter.Arguments.Contains($"tin={transfer}"));
        Assert.Contains(filters, filter => filter.Name == "tonemap");
    }

    [Fact]
    public void Wide_colours_are_converted_without_a_change_of_brightness() =>
        Assert.DoesNotContain("tonemap", Names(Plans.Picture with { Colours = ColourRange.Wide }));

    private static IEnumerable<string> Names(SourcePicture picture) => PictureFilters.Of(Plans.Of(picture)).Select(filter => filter.Name);
}
