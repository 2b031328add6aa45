namespace StreamLab.Dash.Tests.Mpd;

public class UrlTemplateTests
{
    [Theory]
    [InlineData("$Number$.m4s", "3.m4s")]
    [InlineData("$Number%05d$.m4s", "00003.m4s")]
    [InlineData("$Number%020d$", "00000000000000000003")]
    [InlineData("$RepresentationID$-$Bandwidth%08d$-$Number$", "v0-00500000-3")]
    [InlineData("a$$b$$$Number$", "a$b$3")]
    [InlineData("$Number$?token=$$x&amp;y=%20", "3?token=$x&y=%20")]
    [InlineData("/top/$Number$", "/top/3")]
    public void Identifiers_are_filled_in(string media, string expected) => Assert.Equal(
        new Uri(Mpds.Url, expected).AbsoluteUri, Mpds.Read(Mpds.With($"<SegmentTemplate duration=\"2\" media=\"{media}\"/>")).SegmentUrl(2));

    [Theory]
    [InlineData("$Number", "not closed")]
    [InlineData("$Number$-$", "not closed")]
    [InlineData("$number$", "unknown identifier 'number'")]
    [InlineData("$SubNumber$", "unknown identifier 'SubNumber'")]
    [InlineData("$Number%5d$", "unknown format '%5d'")]
    [InlineData("$Number%0x$", "unknown format '%0x'")]
    [InlineData("$Number%0d$", "width '%0d'")]
    [InlineData("$Number%021d$", "width '%021d'")]
    [InlineData("$Number%0999999999999d$", "width '%0999999999999d'")]
    [InlineData("$RepresentationID%05d$", "unknown format")]
    [InlineData("all.m4s", "neither $Number$ nor $Time$")]
    [InlineData("http://host$Number$/x", "number in its server's name")]
    [InlineData("//host:$Number$/x", "does not lead to")]
    [InlineData("file:///etc/$Number$", "does not lead to")]
    [InlineData("a$Number$:x", "does not lead to")]
    [InlineData("\\\\evil\\$Number$", "does not lead to")]
    public void A_bad_template_is_named(string media, string reason) =>
        Assert.Contains(reason, Mpds.Error(Mpds.With($"<SegmentTemplate duration=\"2\" media=\"{media}\"/>")).Message);

    [Theory]
    [InlineData("$Number$.mp4")]
    [InlineData("$Time$.mp4")]
    [InlineData("javascript:alert(1)")]
    public void A_bad_initialization_is_named(string initialization) =>
        Mpds.Error(Mpds.With($"<SegmentTemplate duration=\"2\" media=\"$Number$\" initialization=\"{initialization}\"/>"));

    [Fact]
    public void A_template_is_bounded_in_length() =>
        Assert.Contains("longer than", Mpds.Error(Mpds.With($"<SegmentTemplate duration=\"2\" media=\"$Number${new string('x', 9000)}\"/>")).Message);

    [Theory]
    [InlineData("http:")]
    [InlineData("//evil.test")]
    [InlineData("../../secret")]
    public void A_hostile_representation_id_stays_within_http(string id)
    {
        var xml = Mpds.With("<SegmentTemplate duration=\"2\" media=\"$RepresentationID$/$Number$\"/>", $"<Representation id=\"{id}\" bandwidth=\"1\"/>");
        Assert.StartsWith("http://", Mpds.Read(xml).SegmentUrl(0));
    }
}
