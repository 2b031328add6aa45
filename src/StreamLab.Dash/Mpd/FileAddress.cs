using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.Mpd;

/// <summary>SegmentBase (ISO 23009-1 5.3.9.2), or nothing at all: one file, whose index (sidx) says where its Segments are.</summary>
internal sealed class FileAddress : IPeriodAddress
{
    /// <summary>Where nobody says where the index is, it is looked for in so many bytes.</summary>
    internal const int Beginning = 64 * 1024;

    private readonly BasePath _path;
    private readonly MpdElement _element;
    private readonly InitializationSource? _source;
    private readonly ByteRange? _head; // what stands before the index
    private readonly IReadOnlyList<ByteRange?> _segments;

    private FileAddress(RepresentationElement representation, InitializationSource? source, ByteRange? head, IReadOnlyList<ByteRange?> segments)
    {
        (_path, _element, _source) = (representation.Path, representation.Element, source);
        (_head, _segments) = (head, segments);
    }

    public static PeriodMedia Read(RepresentationElement representation, SegmentInformation information, PeriodSpan period, MediaIndexes indexes, SegmentBudget budget)
    {
        var source = InitializationSource.Of(information);
        source?.On(representation.Pathway, representation.Path);
        var declared = information.With("indexRange")?.Range("indexRange");
        var file = representation.Path.Resolve(representation.Pathway, "", representation.Element);
        var place = new MediaLocation(file, declared ?? new ByteRange(0, Beginning - 1));
        var index = indexes.Find(place, declared is not null, representation.Element);
        if (index is null) return Whole(representation, information, period, source, declared);
        var times = Times(index.Box, information, budget, representation.Element);
        // What stands before the index is what initialises: the movie box, and whatever else.
        ByteRange? head = source is null && index.Start > 0 ? new ByteRange(0, index.Start - 1) : null;
        var segments = index.Segments();
        return new(times, new FileAddress(representation, source, head, [.. segments.Select(s => (ByteRange?)s)]))
        {
            HasInitialization = source is not null || head is not null,
            InitializationSize = (source?.Range ?? head) is { } range ? DataSize.FromBytes(range.Length) : null,
            Sizes = [.. segments.Select(s => DataSize.FromBytes(s.Length))],
        };
    }

    public MediaLocation? Initialization(Pathway pathway) => _source?.On(pathway, _path) ?? (_head is { } head ? new(File(pathway), head) : null);

    public MediaLocation Media(Pathway pathway, int segment) => new(File(pathway), _segments[segment]);

    /// <summary>Without an index the file is one Segment.</summary>
    private static PeriodMedia Whole(
        RepresentationElement representation, SegmentInformation information, PeriodSpan period, InitializationSource? source, ByteRange? index)
    {
        ByteRange? head = source is null && index is { First: > 0 } range ? new ByteRange(0, range.First - 1) : null;
        var times = SegmentTimes.Single(information.StartNumber, period, representation.Element);
        return new(times, new FileAddress(representation, source, head, [null])) { HasInitialization = source is not null || head is not null };
    }

    private static SegmentTimes Times(SegmentIndexBox index, SegmentInformation information, SegmentBudget budget, MpdElement at)
    {
        budget.Take(index.References.Count, at);
        var times = new SegmentTimes(information.StartNumber, information.Length(information.PresentationTimeOffset));
        var (ticks, offset) = ((long)Math.Min(index.EarliestPresentationTime, SegmentInformation.MaxTicks), information.Length(information.PresentationTimeOffset));
        foreach (var reference in index.References)
        {
            times.Add(ticks, new MediaTime(ticks, index.Timescale).ToDuration() - offset, new MediaTime(reference.Duration, index.Timescale).ToDuration());
            ticks += reference.Duration;
        }
        return times;
    }

    private Uri File(Pathway pathway) => _path.Resolve(pathway, "", _element);
}
