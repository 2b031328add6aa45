namespace StreamLab.Dash.Mpd;

/// <summary>SegmentList (ISO 23009-1 5.3.9.3): a URL, a range of bytes, or both, for each Segment.</summary>
internal sealed class ListAddress : IPeriodAddress
{
    private readonly BasePath _path;
    private readonly (MpdElement Element, string Url, ByteRange? Range)[] _segments;
    private readonly InitializationSource? _source;

    private ListAddress(BasePath path, IEnumerable<MpdElement> segments, InitializationSource? source)
    {
        (_path, _source) = (path, source);
        _segments = [.. segments.Select(s => (s, s["media"] ?? "", s.Range("mediaRange")))];
    }

    public static PeriodMedia Read(RepresentationElement representation, SegmentInformation information, PeriodSpan period, SegmentBudget budget)
    {
        var list = information.Over("SegmentURL") ?? throw new ManifestException("SegmentList has no SegmentURL", information.Element);
        var urls = list.All("SegmentURL").ToArray();
        var times = information.Times(period, urls.Length, budget) ?? (urls.Length == 1
            ? SegmentTimes.Single(information.StartNumber, period, list)
            : throw new ManifestException("SegmentList has neither SegmentTimeline nor @duration", list));
        var address = new ListAddress(representation.Path, urls.Take(times.Count), InitializationSource.Of(information));
        address.Check(representation.Pathway);
        return new(times, address) { HasInitialization = address._source is not null, Sizes = address.Sizes() };
    }

    public MediaLocation? Initialization(Pathway pathway) => _source?.On(pathway, _path);

    public MediaLocation Media(Pathway pathway, int segment)
    {
        var (element, url, range) = _segments[segment];
        return new(_path.Resolve(pathway, url, element), range);
    }

    private void Check(Pathway pathway)
    {
        Initialization(pathway);
        for (var i = 0; i < _segments.Length; i++) Media(pathway, i);
    }

    /// <summary>Ranges are exact sizes.</summary>
    private DataSize[]? Sizes() => _segments.All(s => s.Range is not null) ? [.. _segments.Select(s => DataSize.FromBytes(s.Range!.Value.Length))] : null;
}
