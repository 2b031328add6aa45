using System.Xml.Linq;
using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Mpd;

/// <summary>Puts the servers of the moment into an MPD.</summary>
public static class MpdRewriter
{
    /// <summary>
    /// The MPD with one BaseURL for each pathway, in that order, in place of those it had under its root; at the first place where the
    /// schema allows them, which is after ProgramInformation.
    /// </summary>
    /// <param name="pathways">Absolute base URLs; a player resolves the Segments against them, so they end in '/'.</param>
    /// <param name="steering">Put at the end, in place of the one that was there; null: nobody steers.</param>
    public static Result<string, ManifestError> WithPathways(string xml, IReadOnlyList<Pathway> pathways, ContentSteering? steering = null)
    {
        try
        {
            MpdTree.Read(xml);
        }
        catch (ManifestException error)
        {
            return error.Error;
        }
        using var reader = MpdTree.Open(xml);
        var document = XDocument.Load(reader);
        Replace(document.Root!, pathways, steering);
        return MpdText.Write(document.WriteTo);
    }

    private static void Replace(XElement mpd, IReadOnlyList<Pathway> pathways, ContentSteering? steering)
    {
        var names = mpd.Name.Namespace;
        mpd.Elements(names + "BaseURL").Remove();
        mpd.Elements().Where(e => e.Name.LocalName == "ContentSteering").Remove();
        var servers = pathways.Select(p => new XElement(names + "BaseURL", new XAttribute("serviceLocation", p.Name), p.BaseUrl.AbsoluteUri)).ToList();
        if (steering is not null) mpd.Add(Element(steering));
        if (mpd.Elements(names + "ProgramInformation").LastOrDefault() is { } information) information.AddAfterSelf(servers);
        else mpd.AddFirst(servers);
    }

    /// <summary>
    /// No edition of the schema up to the fifth with its amendment knows the element; behind all others it allows those of other namespaces. Players
    /// (dash.js, Shaka, mpd-parser) look for its local name among the children of the MPD.
    /// </summary>
    private static XElement Element(ContentSteering steering) => new(
        XName.Get("ContentSteering", MpdTree.SteeringNamespace),
        steering.DefaultServiceLocation is { } location ? new XAttribute("defaultServiceLocation", location) : null,
        new XAttribute("queryBeforeStart", steering.QueryBeforeStart),
        steering.ServerUrl.AbsoluteUri);
}
