using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Tests.Mpd;

public class MpdReaderTests
{
    [Theory]
    [InlineData("urn:mpeg:dash:schema:mpd:2011")]
    [InlineData("urn:mpeg:DASH:schema:MPD:2011")]
    [InlineData("")]
    public void Any_namespace_will_do(string name) =>
        Assert.Equal(5, Mpds.Read(Mpds.With().Replace("urn:mpeg:dash:schema:mpd:2011", name)).OnlySet().SegmentCount);

    [Fact]
    public void A_prefix_will_do() => Mpds.Read("""
        <d:MPD xmlns:d="x" mediaPresentationDuration="PT4S"><d:Period><d:AdaptationSet mimeType="video/mp4"><d:SegmentTemplate duration="2" media="$Number$"/>
        <d:Representation id="a" bandwidth="1"/></d:AdaptationSet></d:Period></d:MPD>
        """);

    [Fact]
    public void Elements_of_other_namespaces_do_not_count() =>
        Assert.Equal("origin.test:8080", Mpds.Read(Mpds.With(root: "<BaseURL xmlns=\"x\">http://other.test/</BaseURL>")).Pathways[0].Name);

    [Fact]
    public void A_byte_order_mark_or_blank_before_the_declaration_is_forgiven() => Mpds.Read("\uFEFF \n" + Mpds.With());

    [Fact]
    public void Representations_come_in_order_of_bandwidth() => Assert.Equal(["low", "high"],
        Mpds.Read(Mpds.With(representations: "<Representation id=\"high\" bandwidth=\"2\"/><Representation id=\"low\" bandwidth=\"1\"/>")).OnlySet().Representations.Select(r => r.Id));

    [Fact]
    public void Addresses_follow_their_representations_when_these_are_sorted() => Assert.Equal("http://origin.test:8080/film/high/1.m4s",
        Mpds.Read(Mpds.With(representations: "<Representation id=\"high\" bandwidth=\"2\"/><Representation id=\"low\" bandwidth=\"1\"/>")).SegmentUrl(0, representation: 1));

    [Fact]
    public void A_representation_inherits_what_it_does_not_say()
    {
        var representation = Mpds.Read(Mpds.With(
            set: "contentType=\"video\" codecs=\"avc1.64001f\" width=\"1280\" height=\"720\" frameRate=\"30000/1001\"",
            representations: "<Representation id=\"a\" bandwidth=\"1\" width=\"640\"/>")).OnlySet().Representations[0];
        Assert.Equal(("avc1.64001f", 640, 720, 30000.0 / 1001), (representation.Codecs, representation.Width, representation.Height, representation.FrameRate));
    }

    [Fact]
    public void A_template_is_put_together_from_all_levels()
    {
        var manifest = Mpds.Read(Mpds.With(
            period: "<SegmentTemplate timescale=\"1000\" startNumber=\"7\" media=\"period\"/>",
            template: "<SegmentTemplate duration=\"5000\" media=\"set-$Number$\"/>",
            representations: "<Representation id=\"a\" bandwidth=\"1\"><SegmentTemplate initialization=\"init-$Bandwidth$\"/></Representation>"));
        Assert.Equal("http://origin.test:8080/film/set-8", manifest.SegmentUrl(1));
        Assert.Equal("http://origin.test:8080/film/init-1", manifest.Initialization(manifest.Pathways[0], 0, 0, 0)!.Url.AbsoluteUri);
        Assert.Equal(Duration.FromSeconds(5), manifest.OnlySet().Segments[1].Start);
    }

    [Fact]
    public void Without_initialization_there_is_none_to_fetch()
    {
        var manifest = Mpds.Read(Mpds.With("<SegmentTemplate duration=\"2\" media=\"$Number$\"/>"));
        Assert.Null(manifest.Initialization(manifest.Pathways[0], 0, 0, 0));
        Assert.False(manifest.OnlySet().Representations[0].HasInitialization);
    }

    [Theory]
    [InlineData("contentType=\"audio\"", ContentType.Audio)]
    [InlineData("mimeType=\"audio/mp4\"", ContentType.Audio)]
    [InlineData("mimeType=\"application/mp4\"", ContentType.Text)]
    [InlineData("audioSamplingRate=\"48000\"", ContentType.Audio)]
    [InlineData("width=\"640\"", ContentType.Video)]
    public void The_kind_of_media_is_found_wherever_it_stands(string set, ContentType expected) => Assert.Equal(expected,
        Mpds.Read(Mpds.With(set: set, representations: "<Representation id=\"a\" bandwidth=\"1\"/>")).OnlySet().ContentType);

    [Fact]
    public void Images_trick_modes_and_one_file_subtitles_are_left_out()
    {
        const string Others = """
            <AdaptationSet mimeType="image/jpeg"><SegmentTemplate duration="1" media="$Number$"/><Representation id="i" bandwidth="1"/></AdaptationSet>
            <AdaptationSet mimeType="video/mp4"><EssentialProperty schemeIdUri="http://dashif.org/guidelines/trickmode"/><Representation id="t" bandwidth="1"/></AdaptationSet>
            <AdaptationSet mimeType="text/vtt"><Representation id="s" bandwidth="1"><BaseURL>subtitles.vtt</BaseURL></Representation></AdaptationSet>
            """;
        Assert.Equal(ContentType.Video, Mpds.Read(Mpds.With(period: Others)).OnlySet().ContentType);
    }

    [Fact]
    public void All_other_adaptation_sets_are_kept()
    {
        const string Audio = """<AdaptationSet contentType="audio"><SegmentTemplate duration="5" media="$Number$"/><Representation id="i" bandwidth="1"/></AdaptationSet>""";
        var manifest = Mpds.Read(Mpds.With(period: Audio + Audio.Replace("\"i\"", "\"j\"")));
        Assert.Equal([5, 2, 2], manifest.Presentation.Periods[0].AdaptationSets.Select(s => s.SegmentCount));
    }

    [Fact]
    public void The_title_is_its_own_or_the_path()
    {
        Assert.Equal("Film & Co", Mpds.Read(Mpds.With(root: "<ProgramInformation><Title> Film &amp; Co </Title></ProgramInformation>")).Presentation.Title);
        Assert.Equal("/film/manifest.mpd", Mpds.Read(Mpds.With()).Presentation.Title);
    }

    [Fact]
    public void The_period_moves_its_segments()
    {
        var manifest = Mpds.Read(Mpds.With().Replace("<Period>", "<Period start=\"PT1S\">"));
        Assert.Equal(Duration.FromSeconds(3), manifest.OnlySet().Segments[1].Start);
        Assert.Equal(Duration.FromSeconds(9), manifest.Presentation.Periods[0].Duration);
        Assert.Equal(Duration.FromSeconds(10), manifest.OnlySet().End);
    }

    [Fact]
    public void A_timeline_tells_the_duration_that_the_mpd_does_not() =>
        Assert.Equal(Duration.FromSeconds(6), Mpds.Read(Mpds.With(Mpds.Timeline("<S d=\"2000\" r=\"2\"/>"), mpd: "")).Presentation.Duration);

    [Fact]
    public void The_segment_index_is_named_relative_to_the_manifest() => Assert.Equal("http://origin.test:8080/film/segments.json",
        Mpds.Read(Mpds.With(root: "<BaseURL>http://edge.test/</BaseURL><SupplementalProperty schemeIdUri=\"urn:streamlab:segments:2026\" value=\"segments.json\"/>")).SegmentIndexUrl!.AbsoluteUri);

    [Fact]
    public void Other_peoples_mpds_have_no_segment_index() => Assert.Null(Mpds.Read(Mpds.With()).SegmentIndexUrl);

    [Fact]
    public void Of_segments_that_do_not_line_up_the_most_that_do_stay()
    {
        const string Odd = """<Representation id="b" bandwidth="2"><SegmentTemplate duration="5000"/></Representation>""";
        var manifest = Mpds.Read(Mpds.With(representations: Mpds.Representation + Odd + Mpds.Representation.Replace("v0", "v1").Replace("500000", "600000")));
        Assert.Equal(["v0", "v1"], manifest.OnlySet().Representations.Select(r => r.Id));
        Assert.Contains("Representation b: its Segments are not aligned", Assert.Single(manifest.LeftOut));
    }

    [Theory]
    [InlineData("type=\"dynamic\"", "dynamic")]
    [InlineData("mediaPresentationDuration=\"PT0S\"", "length")]
    public void An_mpd_that_cannot_be_played_yet_is_refused_with_its_reason(string mpd, string reason) =>
        Assert.Contains(reason, Mpds.Error(Mpds.With(mpd: mpd)).Message);

    [Theory]
    [InlineData("<SegmentList/>", "no SegmentURL")]
    [InlineData("<SegmentList><SegmentURL media=\"1\"/><SegmentURL media=\"2\"/></SegmentList>", "neither")]
    [InlineData("<SegmentBase indexRange=\"9-1\"/>", "not a range of bytes")]
    [InlineData("<SegmentTemplate media=\"$Number$\"/>", "neither")]
    [InlineData("<SegmentTemplate duration=\"2\"/>", "no @media")]
    public void Addressing_that_says_too_little_is_named(string template, string reason) => Assert.Contains(reason, Mpds.Error(Mpds.With(template)).Message);

    [Theory]
    [InlineData("http://origin.test/manifest.mpd", true)]
    [InlineData("https://origin.test/manifest.mpd", true)]
    [InlineData("file:///film/manifest.mpd", false)]
    [InlineData("ftp://origin.test/manifest.mpd", false)]
    public void Only_manifests_from_the_web_are_read(string url, bool isRead) => Assert.Equal(isRead, MpdReader.Read(Mpds.With(), new Uri(url)).TryGet(out _, out _));

    [Fact]
    public void Credentials_of_the_manifest_go_nowhere() =>
        Assert.True(MpdReader.Read(Mpds.With(), new Uri("http://me:secret@origin.test/m.mpd")).TryGet(out var manifest, out _) && manifest.SegmentUrl(0) == "http://origin.test/v0/1.m4s");
}
