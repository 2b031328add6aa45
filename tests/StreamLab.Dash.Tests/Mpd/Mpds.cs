using StreamLab.Dash.Mpd;

namespace StreamLab.Dash.Tests.Mpd;

/// <summary>MPDs for tests: the parts that a test is about are given, the rest is the plainest there is.</summary>
internal static class Mpds
{
    public static readonly Uri Url = new("http://origin.test:8080/film/manifest.mpd");

    public const string Template = """<SegmentTemplate timescale="1000" duration="2000" media="$RepresentationID$/$Number$.m4s" initialization="$RepresentationID$/init.mp4"/>""";
    public const string Representation = """<Representation id="v0" bandwidth="500000" width="640" height="360"/>""";

    public static string Timeline(string runs, string attributes = "timescale=\"1000\" media=\"$Time$.m4s\"") =>
        $"<SegmentTemplate {attributes}><SegmentTimeline>{runs}</SegmentTimeline></SegmentTemplate>";

    /// <summary>A static MPD of one AdaptationSet, 10 s.</summary>
    public static string With(
        string template = Template, string representations = Representation, string set = "contentType=\"video\"", string mpd = "mediaPresentationDuration=\"PT10S\"", string root = "", string period = "") =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" {mpd}>{root}
         <Period>{period}<AdaptationSet {set}>{template}{representations}</AdaptationSet></Period>
        </MPD>
        """;

    public static Manifest Read(string xml)
    {
        Assert.True(MpdReader.Read(xml, Url).TryGet(out var manifest, out var error), error?.ToString());
        return manifest;
    }

    public static ManifestError Error(string xml)
    {
        Assert.False(MpdReader.Read(xml, Url).TryGet(out _, out var error));
        Assert.DoesNotContain('\n', error.ToString());
        return error;
    }

    public static AdaptationSet OnlySet(this Manifest manifest) => Assert.Single(manifest.Presentation.Periods[0].AdaptationSets);

    public static string SegmentUrl(this Manifest manifest, int segment, int representation = 0, int pathway = 0) =>
        manifest.Media(manifest.Pathways[pathway], 0, representation, segment).Url.AbsoluteUri;
}
