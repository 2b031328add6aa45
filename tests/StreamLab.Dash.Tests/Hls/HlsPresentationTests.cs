using StreamLab.Dash.Hls;
using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Tests.Hls;

public sealed class HlsPresentationTests
{
    private const string Master = """
        #EXTM3U
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="s",NAME="Deutsch",LANGUAGE="de",URI="de/a.m3u8"
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="s",NAME="English",LANGUAGE="en",DEFAULT=YES,URI="en/a.m3u8"
        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="t",NAME="English",URI="en/t.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.64001e, mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=25.000,AUDIO="s"
        high/v.m3u8
        #EXT-X-STREAM-INF:BANDWIDTH=300000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=320x180,AUDIO="s"
        low/v.m3u8
        #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="i.m3u8"
        """;

    private static readonly Dictionary<string, string> Clear = new[] { "high/v", "low/v", "en/a", "de/a" }.ToDictionary(name => $"/t/{name}.m3u8", _ => Playlists.Clear);

    [Fact]
    public void Variants_are_representations_and_renditions_are_adaptation_sets_with_languages()
    {
        var manifest = Playlists.Good(Master, Clear);
        var sets = manifest.Presentation.Periods[0].AdaptationSets;
        Assert.Equal([(ContentType.Video, ""), (ContentType.Audio, "en"), (ContentType.Audio, "de")], sets.Select(set => (set.ContentType, set.Language)));
        Assert.Equal([(300.0, 320, "avc1.64001e"), (900.0, 640, "avc1.64001e")], sets[0].Representations.Select(r => (r.Bandwidth.Kbps, r.Width, r.Codecs)));
        Assert.Equal(["mp4a.40.2"], sets[1].Representations.Select(r => r.Codecs));
        Assert.Equal((3.5, "a.example:80"), (manifest.Presentation.Duration.Seconds, manifest.Pathways.Single().Name));
    }

    [Fact]
    public void Segments_have_the_times_and_numbers_of_their_playlist_and_urls_below_it()
    {
        var manifest = Playlists.Good(Master, Clear);
        Assert.Equal([(7, 0.0, 2.0), (8, 2.0, 1.5)], manifest.Presentation.Periods[0].AdaptationSets[0].Segments.ToArray().Select(s => (s.Number, s.Start.Seconds, s.Duration.Seconds)));
        Assert.Equal("http://a.example/t/low/8.m4s", manifest.Media(manifest.Pathways[0], 0, 0, 1).Url.AbsoluteUri);
        Assert.Equal("http://a.example/t/de/init.mp4", manifest.Initialization(manifest.Pathways[0], 2, 0, 0)!.Url.AbsoluteUri);
    }

    [Fact]
    public void What_is_not_played_is_said()
    {
        var left = Playlists.Good(Master, Clear.Where(p => !p.Key.Contains("high")).ToDictionary()).LeftOut;
        Assert.Contains(left, line => line.Contains("high/v.m3u8") && line.Contains("no such playlist"));
        Assert.Contains(left, line => line.Contains("subtitles"));
    }

    [Theory]
    [InlineData("#EXT-X-STREAM-INF:CODECS=\"avc1.64001e\"\nx.m3u8", "BANDWIDTH is missing (line 9)")]
    [InlineData("#EXT-X-STREAM-INF:BANDWIDTH=1.5,CODECS=\"avc1.64001e\"\nx.m3u8", "BANDWIDTH '1.5'")]
    [InlineData("#EXT-X-STREAM-INF:BANDWIDTH=1\n#EXT-X-INDEPENDENT-SEGMENTS", "no URI follows")]
    [InlineData("#EXT-X-STREAM-INF:BANDWIDTH=1\nftp://x/v.m3u8", "'ftp://x/v.m3u8' does not lead to an http or https URL")]
    [InlineData("#EXT-X-MEDIA:TYPE=AUDIO,NAME=\"x\"", "GROUP-ID is missing")]
    [InlineData("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"s\",NAME=\"x\",URI=\"file:///x\"", "'file:///x' does not lead to an http or https URL")]
    [InlineData("#EXT-X-CONTENT-STEERING:PATHWAY-ID=\"x\"", "SERVER-URI is missing")]
    [InlineData("#EXT-X-CONTENT-STEERING:SERVER-URI=\"data:x\"", "'data:x' does not lead to an http or https URL")]
    public void What_is_broken_in_a_multivariant_playlist_is_left_out_and_costs_no_other(string broken, string why)
    {
        var manifest = Playlists.Good(Master.Replace("#EXT-X-I-FRAME", broken + "\n#EXT-X-I-FRAME"), Clear);
        Assert.Equal([2, 1, 1], manifest.Presentation.Periods[0].AdaptationSets.Select(set => set.RepresentationCount));
        Assert.Single(manifest.LeftOut, line => line.Contains(why));
    }

    [Fact]
    public void In_a_language_its_rendition_is_left_with_its_own_segments()
    {
        Assert.True(Playlists.Good(Master, Clear).InLanguage("de").TryGet(out var manifest, out _));
        Assert.Equal(["", "de"], manifest.Presentation.Periods[0].AdaptationSets.Select(set => set.Language));
        Assert.Equal("http://a.example/t/de/7.m4s", manifest.Media(manifest.Pathways[0], 1, 0, 0).Url.AbsoluteUri);
    }

    [Fact]
    public void A_media_playlist_alone_is_a_presentation_of_one_representation()
    {
        var manifest = Playlists.Good(Playlists.Clear);
        Assert.Equal((1, 2), (manifest.Presentation.Periods[0].AdaptationSets.Single().RepresentationCount, manifest.Presentation.Periods[0].AdaptationSets[0].SegmentCount));
        Assert.Contains(manifest.LeftOut, line => line.Contains("nothing says it"));
    }

    [Fact]
    public void Byte_ranges_are_places_in_a_file_and_say_the_sizes()
    {
        var manifest = Playlists.Good("""
            #EXTM3U
            #EXT-X-MAP:URI="all.mp4",BYTERANGE="700@0"
            #EXT-X-BYTERANGE:1000@700
            #EXTINF:2,
            all.mp4
            #EXTINF:2,
            #EXT-X-BYTERANGE:500
            all.mp4
            #EXT-X-ENDLIST
            """);
        var representation = manifest.Presentation.Periods[0].AdaptationSets[0].Representations[0];
        Assert.Equal((new ByteRange(0, 699), new ByteRange(1700, 2199)), (manifest.Initialization(manifest.Pathways[0], 0, 0, 0)!.Range, manifest.Media(manifest.Pathways[0], 0, 0, 1).Range));
        Assert.Equal((700.0, 3.0), (representation.InitializationSize!.Value.Bytes, representation.Bandwidth.Kbps));
        Assert.Equal([1000.0, 500.0], representation.SegmentSizes!.Select(size => size.Bytes));
    }

    [Theory]
    [InlineData("\n \r\n#EXTM3U\n#EXT-X-MAP:URI=\"i.mp4\"\n#EXTINF:2,\n1.m4s\n#EXT-X-ENDLIST")]
    [InlineData("\uFEFF#EXTM3U\r\n# a comment\r\n\r\n#EXT-X-MAP: URI = \"i.mp4\"\r\n#EXTINF: 2.000 ,a title, with a comma\r\n\r\n#another\r\n1.m4s\r\n#EXT-X-ENDLIST\r\n")]
    [InlineData("#EXTM3U\r#EXT-X-ENDLIST\r#EXT-X-MAP:URI=\"i.mp4\"\r#EXTINF:2\r1.m4s\r")]
    public void Blank_lines_comments_marks_and_line_ends_change_nothing(string text)
    {
        var manifest = Playlists.Good(text);
        Assert.Equal((0.0, 2.0), (manifest.Presentation.Periods[0].AdaptationSets[0].Segments[0].Start.Seconds, manifest.Presentation.Duration.Seconds));
        Assert.Equal("http://a.example/t/1.m4s", manifest.Media(manifest.Pathways[0], 0, 0, 0).Url.AbsoluteUri);
        Assert.EndsWith("/t/i.mp4", manifest.Initialization(manifest.Pathways[0], 0, 0, 0)!.Url.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?z=3", "http://a.example/t/master.m3u8?z=3")]
    [InlineData("2.m4s?x=1&y=2", "http://a.example/t/2.m4s?x=1&y=2")]
    [InlineData("/abs/3.m4s", "http://a.example/abs/3.m4s")]
    [InlineData("//c.example/5.m4s", "http://c.example/5.m4s")]
    [InlineData("https://b.example/4.m4s", "https://b.example/4.m4s")]
    [InlineData("1 a.m4s", "http://a.example/t/1%20a.m4s")]
    public void A_segments_url_is_resolved_against_its_playlists(string uri, string expected)
    {
        var manifest = Playlists.Good(Playlists.Clear.Replace("7.m4s", uri));
        Assert.Equal(expected, manifest.Media(manifest.Pathways[0], 0, 0, 0).Url.AbsoluteUri);
    }

    [Fact]
    public void Segments_that_are_said_not_to_be_there_are_told_of_and_keep_their_place()
    {
        var manifest = Playlists.Good(Playlists.Clear.Replace("8.m4s", "#EXT-X-GAP\n8.m4s"));
        Assert.Equal(2, manifest.Presentation.Periods[0].AdaptationSets[0].SegmentCount);
        Assert.Single(manifest.LeftOut, line => line.Contains("of 1 of its Segments that they are not there (EXT-X-GAP)"));
    }

    [Fact]
    public void After_a_discontinuity_comes_another_period_with_its_own_initialization_segment()
    {
        var manifest = Playlists.Good(Playlists.Clear.Replace("#EXT-X-ENDLIST", """
            #EXT-X-DISCONTINUITY
            #EXT-X-MAP:URI="advertisement.mp4"
            #EXTINF:2,
            x.m4s
            #EXT-X-DISCONTINUITY
            #EXTINF:2,
            y.m4s
            #EXT-X-ENDLIST
            """));
        Assert.Equal([0, 2, 3], manifest.Presentation.Periods[0].AdaptationSets[0].PeriodStarts);
        Assert.Equal(["init.mp4", "init.mp4", "advertisement.mp4", "advertisement.mp4"], Enumerable.Range(0, 4).Select(i => manifest.Initialization(manifest.Pathways[0], 0, 0, i)!.Url.Segments[^1]));
    }

    [Fact]
    public void Pathways_are_those_of_the_variants_and_the_one_to_begin_with_is_first()
    {
        var master = HlsRewriter.WithPathways(Master, [new("east", new("http://east.example/t/")), new("west", new("http://west.example/t/"))],
            new(new Uri("http://a.example/steering"), "west"));
        var manifest = Playlists.Good(master, Clear);
        Assert.Equal(["west", "east"], manifest.Pathways.Select(p => p.Name));
        Assert.Equal(["http://west.example/t/low/7.m4s", "http://east.example/t/low/7.m4s"], manifest.Pathways.Select(p => manifest.Media(p, 0, 0, 0).Url.AbsoluteUri));
        Assert.Equal("http://east.example/t/en/7.m4s", manifest.Media(manifest.Pathways[1], 1, 0, 0).Url.AbsoluteUri);
        Assert.Equal("http://a.example/steering", manifest.Steering!.ServerUrl.AbsoluteUri);
        Assert.True(manifest.Steering.IsHls);
    }

    [Fact]
    public void Of_a_pathway_that_joined_later_only_the_server_is_another()
    {
        var manifest = Playlists.Good(Master, Clear);
        Assert.Equal("http://127.0.0.9:8089/t/low/7.m4s", manifest.Media(new Pathway("new", new("http://127.0.0.9:8089/t/low/")), 0, 0, 0).Url.AbsoluteUri);
    }

    [Fact]
    public void Equal_variants_without_pathways_are_the_same_media_on_other_servers()
    {
        var manifest = Playlists.Good(Master + """

            #EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.64001e, mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=25.000,AUDIO="s"
            http://b.example/high/v.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=300000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=320x180,AUDIO="s"
            http://b.example/low/v.m3u8
            """, Clear);
        Assert.Equal(["a.example:80", "b.example:80"], manifest.Pathways.Select(p => p.Name));
        Assert.Equal("http://b.example/low/7.m4s", manifest.Media(manifest.Pathways[1], 0, 0, 0).Url.AbsoluteUri);
    }

    [Fact]
    public void Codecs_in_capitals_are_the_same_codecs()
    {
        var manifest = Playlists.Good(Master + """

            #EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="AVC1.64001E, mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=25.000,AUDIO="s"
            http://b.example/high/v.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=300000,CODECS="avc1.64001E,MP4A.40.2",RESOLUTION=320x180,AUDIO="s"
            http://b.example/low/v.m3u8
            """, Clear);
        Assert.Equal(["a.example:80", "b.example:80"], manifest.Pathways.Select(p => p.Name));
    }

    [Fact]
    public void Each_picture_is_there_once_though_it_is_named_for_every_group_of_sound()
    {
        var master = Master.Replace("AUDIO=\"s\"", "AUDIO=\"s\"") + """

            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="surround",NAME="English",URI="x.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=700000,CODECS="avc1.64001e,ec-3",RESOLUTION=320x180,AUDIO="surround"
            low/v.m3u8
            """;
        Assert.Equal([2, 1, 1], Playlists.Good(master, Clear).Presentation.Periods[0].AdaptationSets.Select(set => set.RepresentationCount));
    }

    [Fact]
    public void Variants_that_cut_the_timeline_otherwise_are_left_out()
    {
        var media = new Dictionary<string, string>(Clear) { ["/t/high/v.m3u8"] = Playlists.Clear.Replace("#EXTINF:2,", "#EXTINF:4,") };
        media["/t/mid.m3u8"] = Playlists.Clear;
        var manifest = Playlists.Good(Master + "\n#EXT-X-STREAM-INF:BANDWIDTH=500000,CODECS=\"avc1.64001e,mp4a.40.2\",RESOLUTION=480x270,AUDIO=\"s\"\nmid.m3u8", media);
        Assert.Equal(["v1", "v2"], manifest.Presentation.Periods[0].AdaptationSets[0].RepresentationIds);
        Assert.Contains(manifest.LeftOut, line => line.Contains("high/v.m3u8") && line.Contains("not aligned"));
    }

    /// <summary>What our packager writes, our player reads.</summary>
    [Fact]
    public void Sound_alone_is_played_alone()
    {
        var manifest = Playlists.Good("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS=\"mp4a.40.2\"\na.m3u8\n", new Dictionary<string, string> { ["/t/a.m3u8"] = Playlists.Clear });
        Assert.Equal(ContentType.Audio, manifest.Presentation.Periods[0].AdaptationSets.Single().ContentType);
    }
}
