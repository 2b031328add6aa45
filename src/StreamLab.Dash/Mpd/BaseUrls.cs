namespace StreamLab.Dash.Mpd;

/// <summary>BaseURL elements from MPD to Representation (ISO 23009-1 5.6.4 and 5.6.5): each level resolves against the one above.</summary>
internal static class BaseUrls
{
    internal const int MaxPathways = 32;
    private const int MostNamed = 16; // so many AdaptationSets are asked for their servers, to name a pathway

    /// <summary>
    /// The BaseURLs of the MPD in document order; without any, the manifest's own URL. Where a level further down names alternatives of its own,
    /// each of them is a pathway too. Two of one service location are one place: the first counts.
    /// </summary>
    public static IReadOnlyList<Pathway> Pathways(Uri manifestUrl, MpdElement mpd)
    {
        var top = Distinct(mpd).Select(element => (Location: ServiceLocationOf(element), Url: Resolve(manifestUrl, element))).ToArray();
        if (top.Length == 0) top = [(null, manifestUrl)];
        var known = top.Select(t => t.Location).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var alternatives = Levels(mpd).Select(Distinct).Where(urls => !urls.Any(u => ServiceLocationOf(u) is { } name && known.Contains(name))).MaxBy(urls => urls.Length) ?? [];
        var count = Math.Max(1, alternatives.Length);
        if (top.Length * count > MaxPathways) throw TooMany(mpd);
        var pathways = top.SelectMany(above => Enumerable.Range(0, count).Select(i =>
        {
            var location = (alternatives.Length > 0 ? ServiceLocationOf(alternatives[i]) : null) ?? above.Location;
            return new Pathway(location ?? "", above.Url) { Alternative = i };
        }));
        return Named(pathways, mpd);
    }

    /// <summary>The base of a Representation on a pathway.</summary>
    /// <param name="levels">Period, AdaptationSet, Representation.</param>
    public static Uri Resolve(Pathway pathway, IEnumerable<MpdElement> levels)
    {
        var url = pathway.BaseUrl;
        foreach (var level in levels)
            if (Choose(pathway, level) is { } element) url = Resolve(url, element);
        return url;
    }

    /// <summary>Proves that resolving a level's BaseURLs will not fail later: a reference that leads from one http URL to another does so from all.</summary>
    /// <exception cref="ManifestException">A BaseURL is none, or is not http or https.</exception>
    public static void Check(Pathway pathway, MpdElement level)
    {
        foreach (var element in AllOf(level)) Resolve(pathway.BaseUrl, element);
    }

    private static MpdElement? Choose(Pathway pathway, MpdElement level)
    {
        var own = level.All("BaseURL").FirstOrDefault(element => ServiceLocationOf(element) == pathway.Location);
        if (own is not null || level.First("BaseURL") is null) return own;
        var all = Distinct(level);
        return all[pathway.Alternative % all.Length];
    }

    /// <summary>Names are unique: who has none is called by the servers that it leads to.</summary>
    private static List<Pathway> Named(IEnumerable<Pathway> pathways, MpdElement mpd)
    {
        var chains = Chains(mpd).DistinctBy(chain => chain[1]).Take(MostNamed).ToArray();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var named = new List<Pathway>();
        foreach (var pathway in pathways)
        {
            var name = pathway.Name.Length > 0 ? pathway.Name : ServersOf(pathway, chains);
            var unique = name;
            for (var n = 2; !taken.Add(unique); n++) unique = $"{name}#{n}";
            named.Add(pathway with { Name = unique });
        }
        return named;
    }

    private static string ServersOf(Pathway pathway, IReadOnlyList<MpdElement[]> chains)
    {
        var servers = chains.Select(chain => TryResolve(pathway, chain)).OfType<Uri>().DefaultIfEmpty(pathway.BaseUrl);
        return string.Join('+', servers.Select(url => $"{url.Host}:{url.Port}").Distinct(StringComparer.Ordinal));
    }

    private static Uri? TryResolve(Pathway pathway, IEnumerable<MpdElement> levels)
    {
        var url = pathway.BaseUrl;
        foreach (var level in levels)
            if (Choose(pathway, level) is { } element && !SafeUrl.TryResolve(url, element.Text, out url)) return null;
        return url;
    }

    private static IEnumerable<MpdElement> Levels(MpdElement mpd) => Chains(mpd).SelectMany(chain => chain).Distinct();

    /// <summary>Period, AdaptationSet and Representation of all that may be played.</summary>
    private static IEnumerable<MpdElement[]> Chains(MpdElement mpd) =>
        from period in mpd.All("Period")
        from set in period.All("AdaptationSet")
        where MediaKind.Of(set, out _) is ContentType.Video or ContentType.Audio
        from representation in set.All("Representation")
        select new[] { period, set, representation };

    /// <summary>The BaseURLs of a level, of each service location the first.</summary>
    private static MpdElement[] Distinct(MpdElement level) => [.. AllOf(level).DistinctBy(element => ServiceLocationOf(element) as object ?? element)];

    private static MpdElement[] AllOf(MpdElement level)
    {
        var elements = level.All("BaseURL").Take(MaxPathways + 1).ToArray();
        return elements.Length <= MaxPathways ? elements : throw TooMany(level);
    }

    private static ManifestException TooMany(MpdElement level) => ManifestException.OfBound($"more than {MaxPathways} BaseURLs", level);

    private static Uri Resolve(Uri baseUrl, MpdElement element) => SafeUrl.TryResolve(baseUrl, element.Text, out var url)
        ? url
        : throw new ManifestException($"BaseURL {ManifestException.Quote(element.Text)} does not lead to an http or https URL", element);

    private static string? ServiceLocationOf(MpdElement element) => element["serviceLocation"] is { Length: > 0 } name ? name : null;
}
