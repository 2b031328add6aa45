using System.Text;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Hls;

/// <summary>Puts the servers of the moment into a master playlist.</summary>
public static class HlsRewriter
{
    private const string Media = "#EXT-X-MEDIA:", Variant = "#EXT-X-STREAM-INF:", Steering = "#EXT-X-CONTENT-STEERING:";

    /// <summary>Every variant and rendition once for each pathway, in the pathways' order, by absolute URL and with its PATHWAY-ID.</summary>
    /// <param name="master">As <see cref="HlsWriter.Master"/> writes it: relative to the title's folder.</param>
    /// <param name="pathways">With the URL of the title's folder, which ends in '/'; none: the text stays as it is.</param>
    /// <param name="steering">Null: nobody steers.</param>
    public static string WithPathways(string master, IReadOnlyList<Pathway> pathways, ContentSteering? steering)
    {
        if (pathways.Count == 0) return master;
        var lines = master.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var text = new StringBuilder();
        foreach (var line in lines.Where((line, i) => !BelongsToPathway(lines, i))) text.Append(line).Append('\n');
        if (steering is not null) text.Append(SteeringTag(steering, pathways)).Append('\n');
        foreach (var pathway in pathways)
            foreach (var (i, line) in lines.Index())
                if (BelongsToPathway(lines, i)) text.Append(OnPathway(line, pathway)).Append('\n');
        return text.ToString();
    }

    private static bool BelongsToPathway(string[] lines, int i) => !lines[i].StartsWith('#')
        || lines[i].StartsWith(Media, StringComparison.Ordinal) || lines[i].StartsWith(Variant, StringComparison.Ordinal);

    private static string SteeringTag(ContentSteering steering, IReadOnlyList<Pathway> pathways) =>
        $"{Steering}SERVER-URI=\"{steering.ServerUrl.AbsoluteUri}\",PATHWAY-ID=\"{steering.DefaultServiceLocation ?? pathways[0].Name}\"";

    /// <summary>Renditions are grouped by pathway, so that a variant's audio comes from its own server.</summary>
    private static string OnPathway(string line, Pathway pathway)
    {
        if (line.StartsWith(Media, StringComparison.Ordinal))
        {
            return Media + AttributeList.Rewrite(line[Media.Length..], attribute => attribute.Name switch
            {
                "GROUP-ID" => attribute with { Value = GroupOn(attribute.Value, pathway) },
                "URI" => attribute with { Value = UrlOn(attribute.Value, pathway) },
                _ => attribute,
            });
        }
        if (!line.StartsWith(Variant, StringComparison.Ordinal)) return UrlOn(line, pathway);
        var attributes = AttributeList.Rewrite(line[Variant.Length..], attribute =>
            attribute.Name is "AUDIO" or "SUBTITLES" or "VIDEO" ? attribute with { Value = GroupOn(attribute.Value, pathway) } : attribute);
        return $"{Variant}{attributes},PATHWAY-ID=\"{pathway.Name}\"";
    }

    private static string UrlOn(string reference, Pathway pathway) => SafeUrl.TryResolve(pathway.BaseUrl, reference, out var url) ? url.AbsoluteUri : reference;

    private static string GroupOn(string group, Pathway pathway) => $"{group}-{pathway.Name}";
}
