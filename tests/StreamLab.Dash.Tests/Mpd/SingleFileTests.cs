using StreamLab.Dash.Cmaf;
using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Tests.Mpd;

/// <summary>SegmentBase: one file, in which an index says where the Segments are.</summary>
public class SingleFileTests
{
    private const string Base = "<SegmentBase indexRange=\"800-1000\" timescale=\"1000\"/>";

    [Fact]
    public void An_index_that_is_missing_is_asked_for()
    {
        var indexes = new MediaIndexes();
        MpdReader.Read(Mpd(Base), Mpds.Url, indexes);
        Assert.Equal(new MediaLocation(new("http://origin.test:8080/film/v.mp4"), new ByteRange(800, 1000)), Assert.Single(indexes.Missing));
    }

    [Fact]
    public void The_index_says_when_the_segments_are_where_and_how_large()
    {
        var manifest = Read(Base, Index(1000, 500, (300, 2000), (400, 3000)));
        var set = manifest.OnlySet();
        Assert.Equal([(0.5, 2.0), (2.5, 3.0)], set.Segments.ToArray().Select(s => (s.Start.Seconds, s.Duration.Seconds)));
        Assert.Equal([300, 400], set.Representations[0].SegmentSizes!.Select(s => s.Bytes));
        var end = 800 + Index(1000, 500, (300, 2000), (400, 3000)).Length;
        Assert.Equal(new ByteRange(end + 300, end + 699), manifest.Media(manifest.Pathways[0], 0, 0, 1).Range);
    }

    [Fact]
    public void What_stands_before_the_index_initialises() =>
        Assert.Equal(new ByteRange(0, 799), Read(Base, Index(1000, 0, (300, 2000))) is var m ? m.Initialization(m.Pathways[0], 0, 0, 0)!.Range : null);

    [Fact]
    public void An_initialization_element_says_otherwise() => Assert.Equal(new ByteRange(0, 699),
        Read(Base.Replace("/>", "><Initialization range=\"0-699\"/></SegmentBase>"), Index(1000, 0, (300, 2000))) is var m ? m.Initialization(m.Pathways[0], 0, 0, 0)!.Range : null);

    [Fact]
    public void The_presentation_time_offset_is_in_ticks_of_the_manifest() => Assert.Equal(0,
        Read(Base.Replace("/>", " presentationTimeOffset=\"500\"/>"), Index(90000, 45000, (300, 180000))).OnlySet().Segments[0].Start.Seconds);

    [Fact]
    public void Without_a_range_the_index_is_looked_for_at_the_beginning_of_the_file()
    {
        byte[] file = [0, 0, 0, 16, .. "moov"u8, 0, 0, 0, 0, 0, 0, 0, 0, .. Index(1000, 0, (300, 2000), (400, 3000)), 0, 0, 99, 99, .. "moof"u8];
        var manifest = Read("", file);
        Assert.Equal(2, manifest.OnlySet().SegmentCount);
        Assert.Equal(new ByteRange(0, 15), manifest.Initialization(manifest.Pathways[0], 0, 0, 0)!.Range);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(Base, 0)]
    public void A_file_that_need_not_have_an_index_is_one_segment(string segmentBase, int sets)
    {
        var (indexes, xml) = (new MediaIndexes(), Mpd(segmentBase));
        MpdReader.Read(xml, Mpds.Url, indexes);
        indexes.Add(indexes.Missing[0], new byte[] { 0, 0, 0, 8, (byte)'f', (byte)'r', (byte)'e', (byte)'e' });
        Assert.Equal(sets, MpdReader.Read(xml, Mpds.Url, indexes).TryGet(out var manifest, out _) ? manifest.OnlySet().SegmentCount : 0);
    }

    [Fact]
    public void A_representation_whose_index_cannot_be_had_is_left_out()
    {
        var (indexes, xml) = (new MediaIndexes(), Mpd(Base).Replace("</AdaptationSet>", "<Representation id=\"w\" bandwidth=\"2\"><BaseURL>w.mp4</BaseURL></Representation></AdaptationSet>"));
        MpdReader.Read(xml, Mpds.Url, indexes);
        indexes.Fail(indexes.Missing[1], "gone");
        indexes.Add(indexes.Missing[0], Index(1000, 0, (300, 2000)));
        Assert.True(MpdReader.Read(xml, Mpds.Url, indexes).TryGet(out var manifest, out _));
        Assert.Contains("Representation w: its index cannot be had: gone", Assert.Single(manifest.LeftOut));
    }

    private static Manifest Read(string segmentBase, byte[] index)
    {
        var (indexes, xml) = (new MediaIndexes(), Mpd(segmentBase));
        MpdReader.Read(xml, Mpds.Url, indexes);
        indexes.Add(indexes.Missing[0], index);
        Assert.True(MpdReader.Read(xml, Mpds.Url, indexes).TryGet(out var manifest, out var error), error?.ToString());
        Assert.Empty(indexes.Missing);
        return manifest;
    }

    private static byte[] Index(uint timescale, ulong start, params (uint Bytes, uint Ticks)[] segments) =>
        new SegmentIndexBox(1, timescale, start, 0, [.. segments.Select(s => new SegmentReference(false, s.Bytes, s.Ticks, true, 1, 0))]).ToBytes();

    private static string Mpd(string segmentBase) => Mpds.With(segmentBase, "<Representation id=\"v\" bandwidth=\"1\"><BaseURL>v.mp4</BaseURL></Representation>");
}
