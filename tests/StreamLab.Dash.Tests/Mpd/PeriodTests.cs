namespace StreamLab.Dash.Tests.Mpd;

/// <summary>Several Periods are played as one line of Segments.</summary>
public class PeriodTests
{
    [Fact]
    public void Periods_follow_each_other_in_one_line()
    {
        var set = Mpds.Read(Mpd(Period("a", 4), Period("b", 6))).OnlySet();
        Assert.Equal([0, 2, 4, 6, 8], set.Segments.ToArray().Select(s => s.Start.Seconds));
        Assert.Equal([0, 2], set.PeriodStarts);
        Assert.Equal(Duration.FromSeconds(10), set.End);
    }

    [Fact]
    public void Each_segment_comes_from_its_own_period_with_the_right_initialization()
    {
        var manifest = Mpds.Read(Mpd(Period("a", 4), Period("b", 6)));
        string[] Urls(int segment) =>
            [manifest.Initialization(manifest.Pathways[0], 0, 0, segment)!.Url.AbsolutePath, manifest.Media(manifest.Pathways[0], 0, 0, segment).Url.AbsolutePath];
        Assert.Equal(["/film/a/low/init", "/film/a/low/2"], Urls(1));
        Assert.Equal(["/film/b/low/init", "/film/b/low/1"], Urls(2));
    }

    [Fact]
    public void A_period_begins_where_the_one_before_ends_unless_it_says_otherwise() => Assert.Equal([0, 4],
        Starts(Mpd(Period("a", 4).Replace("duration=\"PT4S\"", ""), Period("b", 6).Replace("id=\"b\"", "id=\"b\" start=\"PT4S\""))));

    [Fact]
    public void Starts_that_are_counted_from_1970_begin_at_zero() => Assert.Equal([0, 4],
        Starts(Mpd(Period("a", 4).Replace("id=\"a\"", "id=\"a\" start=\"PT1700000000S\""), Period("b", 6))));

    [Fact]
    public void A_period_that_begins_after_the_end_does_not_make_the_one_before_longer() => Assert.Equal(Duration.FromSeconds(10),
        Mpds.Read(Mpd(Period("a", 4).Replace("duration=\"PT4S\"", ""), Period("b", 6).Replace("id=\"b\"", "id=\"b\" start=\"PT100S\""))).OnlySet().End);

    [Theory]
    [InlineData("PT0S")]
    [InlineData("PT0.0000000001S")]
    [InlineData("PT0.002S")]
    public void Where_no_segment_can_be_there_is_no_period(string length)
    {
        Assert.Contains("no length", Mpds.Error(Mpds.With(mpd: $"mediaPresentationDuration=\"{length}\"")).ToString());
        var joined = Mpds.Read(Mpd(Period("a", 4), Period("ad", 2).Replace("duration=\"PT2S\"", $"duration=\"{length}\""), Period("b", 6)));
        Assert.EndsWith("/b/low/1", joined.Media(joined.Pathways[0], 0, 0, 2).Url.AbsolutePath);
    }

    [Fact]
    public void A_rung_is_continued_by_the_one_of_the_nearest_rate()
    {
        var manifest = Mpds.Read(Mpd(Period("a", 4), Period("b", 6, """<Representation id="x" bandwidth="450000"/><Representation id="y" bandwidth="900000"/><Representation id="z" bandwidth="4000000"/>""")));
        string Url(int rung) => manifest.Media(manifest.Pathways[0], 0, rung, 0).Url.AbsolutePath;
        Assert.Equal(["/film/a/low/1", "/film/a/high/1", "/film/a/high/1"], new[] { Url(0), Url(1), Url(2) });
        Assert.Equal(["x", "y", "z"], manifest.OnlySet().Representations.Select(r => r.Id));
    }

    [Fact]
    public void Of_each_segment_is_said_what_its_own_period_says()
    {
        var manifest = Mpds.Read(Mpd(Period("a", 3, timeline: "<S d=\"2\" r=\"1\"/>"), Period("b", 7, """<Representation id="x" bandwidth="450000" width="640"/><Representation id="y" bandwidth="900000" width="1280"/>""")));
        Assert.Equal(["low", "high"], manifest.Describe(0, 1).Select(d => d.Representation.Id));
        Assert.Equal([640, 1280], manifest.Describe(0, 2).Select(d => d.Representation.Width));
        Assert.Equal((1, 2), (manifest.OnlySet().Segments[1].Duration.Seconds, manifest.Describe(0, 1)[0].Duration.Seconds)); // cut, and whole
        Assert.Equal((3, 0), (manifest.OnlySet().Segments[2].Start.Seconds, manifest.Describe(0, 2)[0].MediaTime!.Value.Seconds));
    }

    [Fact]
    public void Sound_goes_on_in_its_language()
    {
        var manifest = Mpds.Read(Mpd(
            Period("a", 4).Replace("<AdaptationSet", Audio("en") + Audio("de") + "<AdaptationSet"), Period("b", 6).Replace("<AdaptationSet", Audio("de") + Audio("en") + "<AdaptationSet")));
        var german = manifest.Presentation.Periods[0].AdaptationSets.Select((s, i) => (s, i)).Single(s => s.s.Language == "de");
        Assert.EndsWith("/de-1", manifest.Media(manifest.Pathways[0], german.i, 0, german.s.PeriodStarts[1]).Url.AbsolutePath);
    }

    [Fact]
    public void A_period_with_an_unknown_essential_property_is_left_out_by_name()
    {
        var advertisement = Period("ad", 2).Replace("<AdaptationSet", "<EssentialProperty schemeIdUri=\"urn:nobody:knows\"/><AdaptationSet");
        var manifest = Mpds.Read(Mpd(Period("a", 4), advertisement, Period("b", 6)));
        Assert.Equal([0, 2], manifest.OnlySet().PeriodStarts);
        Assert.Equal("Period ad: the essential property 'urn:nobody:knows' is not known here", Assert.Single(manifest.LeftOut));
    }

    [Fact]
    public void A_period_that_lacks_a_track_is_left_out_and_takes_no_time()
    {
        var mpd = Mpd(Period("a", 4).Replace("<AdaptationSet", Audio("en") + "<AdaptationSet"), Period("ad", 2), Period("b", 6).Replace("<AdaptationSet", Audio("en") + "<AdaptationSet"));
        var manifest = Mpds.Read(mpd.Replace("PT10S", "PT12S"));
        Assert.Contains("Period ad: it has no audio", Assert.Single(manifest.LeftOut));
        Assert.Equal((10.0, 4.0), (manifest.Presentation.Duration.Seconds, manifest.Presentation.Periods[0].AdaptationSets[0].Segments[2].Start.Seconds));
    }

    [Theory]
    [InlineData("<Period xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"http://ads.test/\" duration=\"PT30S\"/>", "xlink")]
    [InlineData("<Period duration=\"PT0S\"/>", "no length")]
    [InlineData("<Period duration=\"PT2S\"><AdaptationSet contentType=\"video\"/></Period>", "no Representation")]
    public void A_period_that_cannot_be_played_is_named_and_the_rest_plays(string period, string why)
    {
        var manifest = Mpds.Read(Mpd(Period("a", 4), period, Period("b", 6)).Replace("PT10S", "PT40S"));
        Assert.Contains(why, Assert.Single(manifest.LeftOut));
        Assert.Equal([0, 2, 4, 6, 8], manifest.OnlySet().Segments.ToArray().Select(s => s.Start.Seconds));
    }

    [Fact]
    public void What_outlasts_its_period_ends_with_it()
    {
        var set = Mpds.Read(Mpd(Period("a", 3, timeline: "<S d=\"2\" r=\"5\"/>"), Period("b", 6))).OnlySet();
        Assert.Equal([0, 2, 3, 5, 7], set.Segments.ToArray().Select(s => s.Start.Seconds));
    }

    private static IEnumerable<double> Starts(string mpd)
    {
        var set = Mpds.Read(mpd).OnlySet();
        return set.PeriodStarts.Select(i => set.Segments[i].Start.Seconds);
    }

    private static string Mpd(params IReadOnlyList<string> periods) => $"<MPD type=\"static\" mediaPresentationDuration=\"PT10S\">{string.Concat(periods)}</MPD>";

    private static string Audio(string language) => $"""
        <AdaptationSet lang="{language}" contentType="audio"><SegmentTemplate duration="2" media="{language}-$Number$"/><Representation id="{language}" bandwidth="1"/></AdaptationSet>
        """;

    private static string Period(string id, int seconds, string? representations = null, string? timeline = null) => $"""
        <Period id="{id}" duration="PT{seconds}S"><BaseURL>{id}/</BaseURL><AdaptationSet contentType="video">
        <SegmentTemplate {(timeline is null ? "duration=\"2\"" : "")} media="$RepresentationID$/$Number$" initialization="$RepresentationID$/init">{(timeline is null ? "" : $"<SegmentTimeline>{timeline}</SegmentTimeline>")}</SegmentTemplate>
        {representations ?? "<Representation id=\"low\" bandwidth=\"500000\"/><Representation id=\"high\" bandwidth=\"1000000\"/>"}</AdaptationSet></Period>
        """;
}
