namespace StreamLab.Dash.Tests.Mpd;

/// <summary>What is not played is left out and named; of what is left the best comes first.</summary>
public class ChoiceTests
{
    [Theory]
    [InlineData("<AdaptationSet contentType=\"text\" mimeType=\"application/mp4\"><SegmentTemplate media=\"$Number$\"/><Representation id=\"t\" bandwidth=\"1\"/></AdaptationSet>", "neither")]
    [InlineData("<AdaptationSet contentType=\"smell\"><SegmentTemplate media=\"$Number$\"/><Representation id=\"t\" bandwidth=\"1\"/></AdaptationSet>", "'smell'")]
    [InlineData("<AdaptationSet mimeType=\"image/jpeg\"/>", "'image'")]
    [InlineData("<AdaptationSet contentType=\"audio\"><Representation id=\"a\"/></AdaptationSet>", "no @bandwidth")]
    [InlineData("<AdaptationSet contentType=\"audio\"><BaseURL>file:///etc/</BaseURL></AdaptationSet>", "http or https")]
    public void A_set_that_cannot_be_played_refuses_no_other(string set, string why)
    {
        var manifest = Mpds.Read(Mpds.With(period: set));
        Assert.Equal(ContentType.Video, manifest.OnlySet().ContentType);
        Assert.Contains(why, Assert.Single(manifest.LeftOut));
    }

    [Fact]
    public void A_representation_with_an_unknown_essential_property_is_not_used()
    {
        var manifest = Mpds.Read(Mpds.With(representations: Mpds.Representation
            + "<Representation id=\"x\" bandwidth=\"1\"><EssentialProperty schemeIdUri=\"urn:nobody:knows\"/></Representation>"));
        Assert.Equal("v0", Assert.Single(manifest.OnlySet().Representations).Id);
        Assert.Contains("'urn:nobody:knows'", Assert.Single(manifest.LeftOut));
    }

    [Fact]
    public void A_set_with_an_unknown_essential_property_is_not_used()
    {
        var manifest = Mpds.Read(Mpds.With(period: Sound("first", "<EssentialProperty schemeIdUri=\"urn:nobody:knows\"/>") + Sound("second", "")));
        Assert.Equal("second", manifest.Presentation.Periods[0].AdaptationSets.Single(s => s.ContentType == ContentType.Audio).Id);
        Assert.Equal("AdaptationSet first: the essential property 'urn:nobody:knows' is not known here", Assert.Single(manifest.LeftOut));
    }

    [Fact]
    public void An_unknown_essential_property_of_a_sub_representation_costs_only_that()
    {
        var manifest = Mpds.Read(Mpds.With(representations: """
            <Representation id="v0" bandwidth="1"><SubRepresentation level="0"><EssentialProperty schemeIdUri="urn:nobody:knows"/></SubRepresentation></Representation>
            """));
        Assert.Equal("v0", Assert.Single(manifest.OnlySet().Representations).Id);
        Assert.Empty(manifest.LeftOut);
    }

    [Theory]
    [InlineData("<Representation id=\"x\" bandwidth=\"1\" dependencyId=\"v0\"/>", "@dependencyId")]
    [InlineData("<Representation id=\"x\" bandwidth=\"1\"><ContentProtection schemeIdUri=\"urn:mpeg:dash:mp4protection:2011\"/></Representation>", "encrypted")]
    public void A_representation_that_cannot_be_decoded_alone_or_in_clear_is_left_out(string other, string why)
    {
        var manifest = Mpds.Read(Mpds.With(representations: Mpds.Representation + other));
        Assert.Equal("v0", Assert.Single(manifest.OnlySet().Representations).Id);
        Assert.Contains(why, Assert.Single(manifest.LeftOut));
    }

    [Theory]
    [InlineData("video/mp2t")]
    [InlineData("video/webm")]
    public void Another_container_is_read_but_not_played(string mimeType)
    {
        var manifest = Mpds.Read(Mpds.With(set: $"mimeType=\"{mimeType}\""));
        Assert.Contains($"'{mimeType.Split('/')[1]}', only fragmented MP4 is played", manifest.WhyNotPlayed!);
        Assert.Null(Mpds.Read(Mpds.With(set: "mimeType=\"video/mp4\"")).WhyNotPlayed);
    }

    [Fact]
    public void Beside_mp4_another_container_is_left_out()
    {
        const string Webm = """<AdaptationSet mimeType="audio/webm"><SegmentTemplate duration="2" media="$Number$"/><Representation id="w" bandwidth="1"/></AdaptationSet>""";
        Assert.Contains("it is in 'webm'", Assert.Single(Mpds.Read(Mpds.With(period: Webm)).LeftOut));
    }

    [Fact]
    public void Of_essential_properties_with_one_id_one_is_enough() => Assert.Equal(2, Mpds.Read(Mpds.With(representations: Mpds.Representation + """
        <Representation id="x" bandwidth="1"><EssentialProperty id="1" schemeIdUri="urn:nobody:knows"/><EssentialProperty id="1" schemeIdUri="urn:mpeg:mpegB:cicp:ColourPrimaries"/></Representation>
        """)).OnlySet().RepresentationCount);

    [Fact]
    public void A_representation_that_is_there_twice_is_there_once()
    {
        var manifest = Mpds.Read(Mpds.With(representations: Mpds.Representation + Mpds.Representation));
        Assert.Single(manifest.OnlySet().Representations);
        Assert.Contains("v0 is there twice", Assert.Single(manifest.LeftOut));
    }

    [Fact]
    public void Another_representation_of_the_same_id_gets_a_name_of_its_own_and_keeps_its_urls()
    {
        var manifest = Mpds.Read(Mpds.With(representations: Mpds.Representation + Mpds.Representation.Replace("500000", "900000")));
        Assert.Equal(["v0", "v0#2"], manifest.OnlySet().Representations.Select(r => r.Id));
        Assert.EndsWith("/v0/1.m4s", manifest.SegmentUrl(0, representation: 1));
    }

    [Fact]
    public void Of_two_codecs_in_a_set_the_one_that_can_be_decoded_stays()
    {
        var manifest = Mpds.Read(Mpds.With(representations: """
            <Representation id="h1" bandwidth="1" codecs="hvc1.1.6.L93"/><Representation id="h2" bandwidth="2" codecs="hev1.1.6.L93"/><Representation id="a" bandwidth="3" codecs="avc1.64001f"/>
            """));
        Assert.Equal("a", Assert.Single(manifest.OnlySet().Representations).Id);
        Assert.Contains("Representation h1, h2: hvc1 beside avc1", Assert.Single(manifest.LeftOut));
    }

    [Fact]
    public void Each_representation_that_is_cut_otherwise_is_named_once_with_the_reason()
    {
        static string Named(string id, int length) => $"""
            <Representation id="{id}-of-a-film-with-a-rather-long-name" bandwidth="1"><SegmentTemplate duration="{length}"/></Representation>
            """;
        var manifest = Mpds.Read(Mpds.With(representations: Named("a", 2000) + Named("b", 2000) + Named("c", 5000) + Named("d", 5000) + Named("e", 4000)));
        Assert.Equal(
            ["c-of-a-film-with-a-rather-long-name, d-of-a-film-with-a-rather-long-name", "e-of-a-film-with-a-rather-long-name"],
            manifest.LeftOut.Select(line => line.Replace("AdaptationSet #0, Representation ", "").Replace(": its Segments are not aligned with those of the others", "")));
    }

    [Fact]
    public void Codecs_in_capitals_are_the_same_codecs()
    {
        var manifest = Mpds.Read(Mpds.With(representations: """
            <Representation id="a" bandwidth="1" codecs="avc1.64001F"/><Representation id="b" bandwidth="2" codecs="AVC1.64001f"/><Representation id="a" bandwidth="1" codecs="avc1.64001f"/>
            """));
        Assert.Equal(["a", "b"], manifest.OnlySet().Representations.Select(r => r.Id));
        Assert.Contains("a is there twice", Assert.Single(manifest.LeftOut));
    }

    [Theory]
    [InlineData("<Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"description\"/>", "<Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"main\"/>")]
    [InlineData("<Accessibility schemeIdUri=\"urn:tva:metadata:cs:AudioPurposeCS:2007\" value=\"1\"/>", "")]
    [InlineData("<Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"commentary\"/>", "")]
    public void The_main_sound_comes_before_others(string first, string second) =>
        Assert.Equal("second", Mpds.Read(WithSound(Sound("first", first) + Sound("second", second))).Presentation.Periods[0].AdaptationSets.First(s => s.ContentType == ContentType.Audio).Id);

    [Fact]
    public void A_higher_selection_priority_comes_first() => Assert.Equal("second",
        Mpds.Read(WithSound(Sound("first", "") + Sound("second", "").Replace("contentType", "selectionPriority=\"2\" contentType"))).Presentation.Periods[0].AdaptationSets.First(s => s.ContentType == ContentType.Audio).Id);

    [Fact]
    public void A_picture_that_can_be_decoded_comes_before_one_of_another_codec()
    {
        const string Hevc = """<AdaptationSet id="hevc" mimeType="video/mp4" codecs="hvc1.1.6.L93"><Role schemeIdUri="urn:mpeg:dash:role:2011" value="main"/><SegmentTemplate duration="2" media="$Number$"/><Representation id="h" bandwidth="1"/></AdaptationSet>""";
        Assert.Equal(["avc", "hevc"], Mpds.Read(Mpds.With(set: "id=\"avc\" contentType=\"video\" codecs=\"avc1.64001f\"", period: Hevc)).Presentation.Periods[0].AdaptationSets.Select(s => s.Id));
    }

    [Theory]
    [InlineData("de", "german")]
    [InlineData("en", "comment")]
    public void In_a_language_its_main_sound_is_left_first(string language, string id)
    {
        var comment = Sound("comment", "<Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"commentary\"/>").Replace("contentType", "lang=\"en-GB\" contentType");
        var all = Mpds.Read(WithSound(comment + Sound("german", "").Replace("contentType", "lang=\"deu\" contentType")));
        Assert.True(all.InLanguage(language).TryGet(out var manifest, out _));
        var sound = Assert.Single(manifest.Presentation.Periods[0].AdaptationSets, set => set.ContentType == ContentType.Audio);
        Assert.Equal((id, language == "de" ? "deu" : "en-GB"), (sound.Id, sound.Language));
    }

    [Fact]
    public void A_language_that_is_not_there_is_an_error_that_names_those_that_are()
    {
        Assert.False(Mpds.Read(WithSound(Sound("german", "").Replace("contentType", "lang=\"de\" contentType"))).InLanguage("fr").TryGet(out _, out var error));
        Assert.Contains("but in 'de'", error.Message, StringComparison.Ordinal);
    }

    private static string WithSound(string sets) => Mpds.With(period: sets);

    private static string Sound(string id, string descriptor) => $"""
        <AdaptationSet id="{id}" contentType="audio">{descriptor}<SegmentTemplate duration="2" media="$Number$"/><Representation id="{id}" bandwidth="1"/></AdaptationSet>
        """;
}
