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
    /// <param name="steering">Put in behind them, in place of the one that was there; null: nobody steers.</param>
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
        mpd.Elements(names + "ContentSteering").Remove();
        var servers = pathways.Select(p => new XElement(names + "BaseURL", new XAttribute("serviceLocation", p.Name), p.BaseUrl.AbsoluteUri)).ToList();
        if (steering is not null) servers.Add(Element(steering, names));
        if (mpd.Elements(names + "ProgramInformation").LastOrDefault() is { } information) information.AddAfterSelf(servers);
        else mpd.AddFirst(servers);
    }

    private static XElement Element(ContentSteering steering, XNamespace names) => new(
        names + "ContentSteering",
        steering.DefaultServiceLocation is { } location ? new XAttribute("defaultServiceLocation", location) : null,
        new XAttribute("queryBeforeStart", steering.QueryBeforeStart),
        steering.ServerUrl.AbsoluteUri);
}
