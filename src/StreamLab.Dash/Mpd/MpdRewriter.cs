using System.Xml.Linq;

namespace StreamLab.Dash.Mpd;

/// <summary>Puts the servers of the moment into an MPD.</summary>
public static class MpdRewriter
{
    /// <summary>
    /// The MPD with one BaseURL for each pathway, in that order, in place of those it had under its root; at the first place where the
    /// schema allows them, which is after ProgramInformation.
    /// </summary>
    /// <param name="pathways">Absolute base URLs; a player resolves the Segments against them, so they end in '/'.</param>
    public static Result<string, ManifestError> WithPathways(string xml, IReadOnlyList<Pathway> pathways)
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
        Replace(document.Root!, pathways);
        return MpdText.Write(document.WriteTo);
    }

    private static void Replace(XElement mpd, IReadOnlyList<Pathway> pathways)
    {
        mpd.Elements(mpd.Name.Namespace + "BaseURL").Remove();
        var baseUrls = pathways.Select(p =>
            new XElement(mpd.Name.Namespace + "BaseURL", new XAttribute("serviceLocation", p.Name), p.BaseUrl.AbsoluteUri)).ToArray();
        if (mpd.Elements(mpd.Name.Namespace + "ProgramInformation").LastOrDefault() is { } information) information.AddAfterSelf(baseUrls);
        else mpd.AddFirst(baseUrls);
    }
}
