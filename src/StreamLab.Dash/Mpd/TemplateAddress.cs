namespace StreamLab.Dash.Mpd;

/// <summary>SegmentTemplate (ISO 23009-1 5.3.9.4): URLs with identifiers to fill in.</summary>
internal sealed class TemplateAddress : IPeriodAddress
{
    private readonly string _id;
    private readonly long _bandwidth;
    private readonly BasePath _path;
    private readonly SegmentTimes _times;
    private readonly MpdElement _holder;
    private readonly UrlTemplate _media;
    private readonly UrlTemplate? _initialization;
    private readonly InitializationSource? _source;

    private TemplateAddress(RepresentationElement representation, SegmentInformation information, UrlTemplate media, MpdElement holder, SegmentTimes times)
    {
        (_id, _bandwidth, _path) = (representation.Id, representation.Bandwidth, representation.Path);
        (_media, _holder, _times) = (media, holder, times);
        if (information.With("initialization") is { } initialization) _initialization = ParseInitialization(initialization);
        else _source = InitializationSource.Of(information);
    }

    public static PeriodMedia Read(RepresentationElement representation, SegmentInformation information, PeriodSpan period, SegmentBudget budget)
    {
        var holder = information.With("media") ?? throw information.Element.Missing("media");
        var media = UrlTemplate.Parse(holder, "media", holder["media"]!);
        var isNumbered = media.Has("Number") || media.Has("Time");
        if (media.Has("Time") && information.Over("SegmentTimeline") is null) throw new ManifestException("$Time$ needs a SegmentTimeline", holder);
        var times = information.Times(period, long.MaxValue, budget) ?? (isNumbered
            ? throw new ManifestException("SegmentTemplate has neither SegmentTimeline nor @duration", holder)
            : SegmentTimes.Single(information.StartNumber, period, holder));
        if (times.Count > 1 && !isNumbered) throw holder.Wrong("media", holder["media"]!, "names all Segments alike: it has neither $Number$ nor $Time$");
        var address = new TemplateAddress(representation, information, media, holder, times);
        address.Check(representation.Pathway);
        return new(times, address) { HasInitialization = address._initialization is not null || address._source is not null };
    }

    public MediaLocation? Initialization(Pathway pathway) => _initialization is { } template
        ? new(_path.Resolve(pathway, template.Expand(_id, _bandwidth, 0, 0), _holder))
        : _source?.On(pathway, _path);

    public MediaLocation Media(Pathway pathway, int segment)
    {
        var (number, time) = _times.AddressOf(segment);
        return new(Resolve(pathway, number, time));
    }

    /// <summary>
    /// Proves that no URL will fail later, on any pathway: what is valid against one http URL is valid against all, and where the shortest
    /// and the longest number lead to the same server, so do all between them. The BaseURLs on the way have been checked before.
    /// </summary>
    /// <exception cref="ManifestException">A URL is none, or is not http or https.</exception>
    private void Check(Pathway pathway)
    {
        Initialization(pathway);
        if (Resolve(pathway, 0, 0).Authority != Resolve(pathway, long.MaxValue, long.MaxValue).Authority)
            throw _holder.Wrong("media", _holder["media"]!, "has a number in its server's name");
    }

    private Uri Resolve(Pathway pathway, long number, long time) => _path.Resolve(pathway, _media.Expand(_id, _bandwidth, number, time), _holder);

    private static UrlTemplate ParseInitialization(MpdElement holder)
    {
        var text = holder["initialization"]!;
        var template = UrlTemplate.Parse(holder, "initialization", text);
        return template.Has("Number") || template.Has("Time") ? throw holder.Wrong("initialization", text, "cannot have $Number$ or $Time$") : template;
    }
}
