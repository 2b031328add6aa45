namespace StreamLab.Dash.Mpd;

/// <summary>Where the files of one Representation are.</summary>
/// <param name="levels">AdaptationSet and Representation, for their BaseURLs.</param>
internal sealed class RepresentationAddress(string id, long bandwidth, SegmentTemplate template, SegmentTimes times, IReadOnlyList<MpdElement> levels)
    : IRepresentationAddress
{
    public MediaLocation? Initialization(Pathway pathway, int segment) =>
        template.Initialization is { } initialization ? new(Resolve(pathway, initialization.Expand(id, bandwidth, 0, 0))) : null;

    public MediaLocation Media(Pathway pathway, int segment)
    {
        var (number, time) = times.AddressOf(segment);
        return new(Resolve(pathway, template.Media.Expand(id, bandwidth, number, time)));
    }

    /// <summary>
    /// Proves that no URL will fail later, on any pathway: what is valid against one http URL is valid against all, and where the shortest
    /// and the longest number lead to the same server, so do all between them. The BaseURLs on the way have been checked before.
    /// </summary>
    /// <exception cref="ManifestException">A URL is none, or is not http or https.</exception>
    public void Check(Pathway pathway)
    {
        Initialization(pathway, 0);
        var shortest = Resolve(pathway, template.Media.Expand(id, bandwidth, 0, 0));
        var longest = Resolve(pathway, template.Media.Expand(id, bandwidth, long.MaxValue, long.MaxValue));
        if (shortest.Authority != longest.Authority)
            throw template.Element.Wrong("media", template.Element["media"]!, "has a number in its server's name");
    }

    private Uri Resolve(Pathway pathway, string reference) => SafeUrl.TryResolve(BaseUrls.Resolve(pathway, levels), reference, out var url)
        ? url
        : throw new ManifestException($"{ManifestException.Quote(reference)} does not lead to an http or https URL", template.Element);
}
