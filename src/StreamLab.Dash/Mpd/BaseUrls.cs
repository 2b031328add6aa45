namespace StreamLab.Dash.Mpd;

/// <summary>BaseURL elements from MPD to Representation (ISO 23009-1 5.6.4), each level resolved against the one above.</summary>
internal static class BaseUrls
{
    internal const int MaxPathways = 32;

    /// <summary>
    /// The BaseURLs of MPD and Period in document order; without any, the manifest's own URL.
    /// Two of one service location are one place: the first counts.
    /// </summary>
    public static IReadOnlyList<Pathway> Pathways(Uri manifestUrl, MpdElement mpd, MpdElement period)
    {
        var pathways = new List<(string? ServiceLocation, Uri Url)> { (null, manifestUrl) };
        foreach (var level in new[] { mpd, period })
        {
            var elements = AllOf(level);
            if (elements.Length == 0) continue;
            if (elements.Length * pathways.Count > MaxPathways) throw TooMany(level);
            pathways = [.. pathways.SelectMany(above => elements.Select(element =>
                (ServiceLocationOf(element) ?? above.ServiceLocation, Resolve(above.Url, element))))];
        }
        return [.. pathways.Select(p => new Pathway(p.ServiceLocation ?? $"{p.Url.Host}:{p.Url.Port}", p.Url)).DistinctBy(p => p.Name)];
    }

    /// <summary>The base of a Representation on a pathway: further down, the BaseURL of that service location, else the first.</summary>
    /// <param name="levels">AdaptationSet, Representation.</param>
    public static Uri Resolve(Pathway pathway, IEnumerable<MpdElement> levels)
    {
        var url = pathway.BaseUrl;
        foreach (var level in levels)
        {
            var own = level.All("BaseURL").FirstOrDefault(element => ServiceLocationOf(element) == pathway.Name);
            if ((own ?? level.First("BaseURL")) is { } element) url = Resolve(url, element);
        }
        return url;
    }

    /// <summary>Proves that resolving a level's BaseURLs will not fail later: a reference that leads from one http URL to another does so from all.</summary>
    /// <exception cref="ManifestException">A BaseURL is none, or is not http or https.</exception>
    public static void Check(Pathway pathway, MpdElement level)
    {
        foreach (var element in AllOf(level)) Resolve(pathway.BaseUrl, element);
    }

    private static MpdElement[] AllOf(MpdElement level)
    {
        var elements = level.All("BaseURL").Take(MaxPathways + 1).ToArray();
        return elements.Length <= MaxPathways ? elements : throw TooMany(level);
    }

    private static ManifestException TooMany(MpdElement level) => new($"more than {MaxPathways} BaseURLs", level);

    private static Uri Resolve(Uri baseUrl, MpdElement element) => SafeUrl.TryResolve(baseUrl, element.Text, out var url)
        ? url
        : throw new ManifestException($"BaseURL {ManifestException.Quote(element.Text)} does not lead to an http or https URL", element);

    private static string? ServiceLocationOf(MpdElement element) => element["serviceLocation"] is { Length: > 0 } name ? name : null;
}
