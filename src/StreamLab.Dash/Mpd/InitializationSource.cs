namespace StreamLab.Dash.Mpd;

/// <summary>An Initialization element (ISO 23009-1 5.3.9.2.2): a URL, a range of bytes, or both.</summary>
internal sealed class InitializationSource
{
    private readonly MpdElement _element;
    private readonly string _url;

    public InitializationSource(MpdElement element)
    {
        (_element, _url) = (element, element["sourceURL"] ?? "");
        Range = element.Range("range");
        if (_url.Length == 0 && Range is null) throw new ManifestException("Initialization has neither @sourceURL nor @range", element);
    }

    public ByteRange? Range { get; }

    public MediaLocation On(Pathway pathway, BasePath path) => new(path.Resolve(pathway, _url, _element), Range);

    /// <returns>Null where there is no such element.</returns>
    public static InitializationSource? Of(SegmentInformation information) =>
        information.Over("Initialization")?.First("Initialization") is { } element ? new(element) : null;
}
