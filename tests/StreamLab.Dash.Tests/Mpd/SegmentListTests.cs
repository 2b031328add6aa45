using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Tests.Mpd;

public class SegmentListTests
{
    [Fact]
    public void Each_segment_has_a_url_of_its_own()
    {
        var manifest = Mpds.Read(Mpds.With("""<SegmentList duration="5"><Initialization sourceURL="i.mp4"/><SegmentURL media="a.m4s"/><SegmentURL media="b.m4s"/></SegmentList>"""));
        Assert.Equal(["/film/a.m4s", "/film/b.m4s"], Enumerable.Range(0, 2).Select(i => new Uri(manifest.SegmentUrl(i)).AbsolutePath));
        Assert.Equal("/film/i.mp4", manifest.Initialization(manifest.Pathways[0], 0, 0, 0)!.Url.AbsolutePath);
        Assert.Equal([5, 5], manifest.OnlySet().Segments.ToArray().Select(s => s.Duration.Seconds));
    }

    [Fact]
    public void Or_is_a_part_of_one_file_whose_size_is_known()
    {
        var manifest = Mpds.Read(Mpds.With(
            """<SegmentList duration="5"><Initialization range="0-9"/><SegmentURL mediaRange="10-29"/><SegmentURL mediaRange="30-39"/></SegmentList><BaseURL>v.mp4</BaseURL>"""));
        Assert.Equal(new MediaLocation(new("http://origin.test:8080/film/v.mp4"), new ByteRange(30, 39)), manifest.Media(manifest.Pathways[0], 0, 0, 1));
        Assert.Equal([20, 10], manifest.OnlySet().Representations[0].SegmentSizes!.Select(s => s.Bytes));
    }

    [Fact]
    public void A_timeline_says_when_they_are() => Assert.Equal([0, 3],
        Mpds.Read(Mpds.With("""<SegmentList><SegmentTimeline><S d="3"/><S d="7"/></SegmentTimeline><SegmentURL media="a"/><SegmentURL media="b"/></SegmentList>"""))
            .OnlySet().Segments.ToArray().Select(s => s.Start.Seconds));

    [Fact]
    public void There_are_no_more_segments_than_urls() =>
        Assert.Equal(1, Mpds.Read(Mpds.With("""<SegmentList duration="2"><SegmentURL media="a"/></SegmentList>""")).OnlySet().SegmentCount);

    [Fact]
    public void A_list_of_one_lasts_as_long_as_its_period() =>
        Assert.Equal(10, Mpds.Read(Mpds.With("""<SegmentList><SegmentURL media="a"/></SegmentList>""")).OnlySet().Segments[0].Duration.Seconds);
}
