namespace StreamLab.Dash.Mpd;

/// <summary>Where the references of one Representation lead.</summary>
/// <param name="levels">Period, AdaptationSet, Representation: their BaseURLs stand one upon the other.</param>
internal sealed class BasePath(IReadOnlyList<MpdElement> levels)
{
    /// <param name="reference">Empty: the base itself, which is then a file.</param>
    /// <exception cref="ManifestException">It does not lead to an http or https URL.</exception>
    public Uri Resolve(Pathway pathway, string reference, MpdElement at) => SafeUrl.TryResolve(BaseUrls.Resolve(pathway, levels), reference, out var url)
        ? url
        : throw new ManifestException($"{ManifestException.Quote(reference)} does not lead to an http or https URL", at);
}
