namespace StreamLab.Dash.Tests.Mpd;

/// <summary>What no server can make playable is said at once, by its name.</summary>
public sealed class RefusedContentTests
{
    private const string Protection = """<ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011" value="cenc"/>""";
    private const string Sound = $"""<AdaptationSet contentType="audio">{Mpds.Template}<Representation id="a0" bandwidth="64000"/></AdaptationSet>""";

    [Theory]
    [InlineData(Protection + Mpds.Template, Mpds.Representation)]
    [InlineData(Mpds.Template, """<Representation id="v0" bandwidth="500000" width="640" height="360">""" + Protection + "</Representation>")]
    public void Where_the_picture_is_encrypted_that_is_said_and_it_can_still_be_looked_at(string template, string representation)
    {
        var manifest = Mpds.Read(Mpds.With(template, representation));
        Assert.Equal(Encryption.Refusal, manifest.WhyNotPlayed);
        Assert.Equal(5, manifest.OnlySet().SegmentCount);
    }

    [Fact]
    public void Sound_in_clear_beside_an_encrypted_picture_is_not_played_alone() =>
        Assert.Equal(Encryption.Refusal, Mpds.Read(Mpds.With(Protection + Mpds.Template, period: Sound)).WhyNotPlayed);

    [Fact]
    public void A_picture_in_clear_is_played_without_its_encrypted_sound()
    {
        var manifest = Mpds.Read(Mpds.With(period: Sound.Replace("<Representation", Protection + "<Representation", StringComparison.Ordinal)));
        Assert.Null(manifest.WhyNotPlayed);
        Assert.Equal(ContentType.Video, manifest.OnlySet().ContentType);
        Assert.Contains(manifest.LeftOut, line => line.Contains(Encryption.Refusal, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("contentType=\"video\" codecs=\"avc1.64001e,mp4a.40.2\"", "")]
    [InlineData("mimeType=\"video/mp4\"", """<ContentComponent contentType="video"/><ContentComponent contentType="audio"/>""")]
    public void Picture_and_sound_in_one_are_named(string set, string components) =>
        Assert.StartsWith("muxed", Mpds.Read(Mpds.With(components + Mpds.Template, set: set)).WhyNotPlayed, StringComparison.Ordinal);
}
