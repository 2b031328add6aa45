using System.Text;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Hls;

/// <summary>Puts the servers of the moment into a master playlist.</summary>
public static class HlsRewriter
{
    private const string Media = "#EXT-X-MEDIA:", Variant = "#EXT-X-STREAM-INF:", Steering = "#EXT-X-CONTENT-STEERING:";
    private const string StableVariant = "STABLE-VARIANT-ID", StableRendition = "STABLE-RENDITION-ID";

    /// <summary>
    /// Every variant and rendition once for each pathway, by absolute URL, with its PATHWAY-ID and an id that is the same on all pathways. In the pathways' order,
    /// but where somebody steers the pathway to begin with comes last: who can be steered goes by the PATHWAY-ID, and Chromium's own player, which cannot, takes
    /// the last of equal variants.
    /// </summary>
    /// <param name="master">As <see cref="HlsWriter.Master"/> writes it: relative to the title's folder.</param>
    /// <param name="pathways">With the URL of the title's folder, which ends in '/'; none: the text stays as it is.</param>
    /// <param name="steering">Null: nobody steers.</param>
    public static string WithPathways(string master, IReadOnlyList<Pathway> pathways, ContentSteering? steering)
    {
        if (pathways.Count == 0) return master;
        var lines = Lines(master);
        var text = new StringBuilder();
        foreach (var line in lines.Where((line, i) => !BelongsToPathway(lines, i))) text.Append(line).Append('\n');
        if (steering is not null) text.Append(SteeringTag(steering, pathways)).Append('\n');
        var first = steering?.DefaultServiceLocation;
        foreach (var pathway in pathways.OrderBy(pathway => pathway.Name == first))
            for (var i = 0; i < lines.Length; i++)
                if (BelongsToPathway(lines, i)) text.Append(OnPathway(lines, i, pathway)).Append('\n');
        return text.ToString();
    }

    /// <summary>Where a pathway has what a master playlist names, by the ids above: for a player that read its own before there was this pathway.</summary>
    public static HlsPlaylists PlaylistsOn(string master, Pathway pathway)
    {
        var lines = Lines(master);
        var renditions = lines.Where(line => line.StartsWith(Media, StringComparison.Ordinal))
            .SelectMany(line => AttributeList.Read(line[Media.Length..])).Where(attribute => attribute.Name == "URI").Select(attribute => attribute.Value);
        return new(ByStableId(lines.Where(line => !line.StartsWith('#')), pathway), ByStableId(renditions, pathway));
    }

    private static string[] Lines(string master) => master.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Dictionary<string, Uri> ByStableId(IEnumerable<string> references, Pathway pathway)
    {
        var playlists = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var reference in references)
            if (SafeUrl.TryResolve(pathway.BaseUrl, reference, out var url)) playlists[StableId(reference)] = url;
        return playlists;
    }

    private static bool BelongsToPathway(string[] lines, int i) => !lines[i].StartsWith('#')
        || lines[i].StartsWith(Media, StringComparison.Ordinal) || lines[i].StartsWith(Variant, StringComparison.Ordinal);

    private static string SteeringTag(ContentSteering steering, IReadOnlyList<Pathway> pathways) =>
        $"{Steering}SERVER-URI=\"{steering.ServerUrl.AbsoluteUri}\",PATHWAY-ID=\"{steering.DefaultServiceLocation ?? pathways[0].Name}\"";

    private static string OnPathway(string[] lines, int i, Pathway pathway) => lines[i] switch
    {
        var line when line.StartsWith(Media, StringComparison.Ordinal) => RenditionOn(line[Media.Length..], pathway),
        var line when line.StartsWith(Variant, StringComparison.Ordinal) => VariantOn(line[Variant.Length..], ReferenceAfter(lines, i), pathway),
        var reference => UrlOn(reference, pathway),
    };

    private static string ReferenceAfter(string[] lines, int i) => lines.Skip(i + 1).FirstOrDefault(line => !line.StartsWith('#')) ?? "";

    /// <summary>Renditions are grouped by pathway, so that a variant's audio comes from its own server.</summary>
    private static string RenditionOn(string attributes, Pathway pathway)
    {
        var reference = AttributeList.Read(attributes).FirstOrDefault(attribute => attribute.Name == "URI").Value;
        var rewritten = AttributeList.Rewrite(attributes, attribute => attribute.Name switch
        {
            "GROUP-ID" => attribute with { Value = GroupOn(attribute.Value, pathway) },
            "URI" => attribute with { Value = UrlOn(attribute.Value, pathway) },
            _ => attribute,
        });
        return reference is null ? Media + rewritten : $"{Media}{rewritten},{StableRendition}=\"{StableId(reference)}\"";
    }

    private static string VariantOn(string attributes, string reference, Pathway pathway)
    {
        var rewritten = AttributeList.Rewrite(attributes, attribute =>
            attribute.Name is "AUDIO" or "SUBTITLES" or "VIDEO" ? attribute with { Value = GroupOn(attribute.Value, pathway) } : attribute);
        return $"{Variant}{rewritten},{StableVariant}=\"{StableId(reference)}\",PATHWAY-ID=\"{pathway.Name}\"";
    }

    /// <summary>The reference itself, in the letters that such an id may have (RFC 8216bis, 4.4.6); '=' introduces the number of any other.</summary>
    private static string StableId(string reference) =>
        string.Concat(reference.Select(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '+' ? $"{c}" : $"={(int)c:X2}"));

    private static string UrlOn(string reference, Pathway pathway) => SafeUrl.TryResolve(pathway.BaseUrl, reference, out var url) ? url.AbsoluteUri : reference;

    private static string GroupOn(string group, Pathway pathway) => $"{group}-{pathway.Name}";
}
