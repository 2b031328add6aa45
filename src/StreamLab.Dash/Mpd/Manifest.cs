using StreamLab.Dash.SegmentIndexes;
using StreamLab.Dash.Steering;

namespace StreamLab.Dash.Mpd;

/// <summary>An MPD as a player uses it: what there is to play, from which places, and the URL of each Segment there.</summary>
public sealed class Manifest
{
    private readonly IReadOnlyList<IReadOnlyList<IRepresentationAddress>> _addresses; // [adaptation set][representation]

    private Dictionary<string, RepresentationIndex>? _index; // by id; null where the origin offers none

    internal Manifest(
        Presentation presentation, IReadOnlyList<Pathway> pathways, Uri? segmentIndexUrl, IReadOnlyList<IReadOnlyList<IRepresentationAddress>> addresses)
    {
        Presentation = presentation;
        Pathways = pathways;
        SegmentIndexUrl = segmentIndexUrl;
        _addresses = addresses;
    }

    /// <summary>
    /// One Period, whatever the manifest had: its Periods are joined (<see cref="AdaptationSet.PeriodStarts"/>). Representations come in ascending
    /// order of bandwidth, AdaptationSets of one kind in the order in which they are to be preferred. Times are ticks / timescale, less the presentation time offset, plus the
    /// Period's start: audio with priming begins a little before zero.
    /// </summary>
    public Presentation Presentation { get; }

    /// <summary>At least one, names unique, in document order: the order in which the author prefers them.</summary>
    public IReadOnlyList<Pathway> Pathways { get; }

    /// <summary>Where the exact sizes of the Segments can be had (<see cref="SegmentIndexJson"/>), null where the origin does not offer them.</summary>
    public Uri? SegmentIndexUrl { get; }

    /// <summary>Who says which pathway to prefer, null where nobody does.</summary>
    public ContentSteering? Steering { get; internal init; }

    /// <summary>Why nothing of it can be played, though it can be looked at and simulated; null where it can.</summary>
    public string? WhyNotPlayed { get; internal init; }

    /// <summary>What of the manifest is not played, and why, each in one short line: what is not supported, and what is broken.</summary>
    public IReadOnlyList<string> LeftOut { get; internal init; } = [];

    /// <summary>Where the Initialization Segment is that a Segment needs: each Period has its own.</summary>
    /// <param name="segmentIndex">Zero-based, as <see cref="Segment.Index"/>.</param>
    /// <returns>Null for a Representation whose Segments initialise themselves.</returns>
    public MediaLocation? Initialization(Pathway pathway, int adaptationSet, int representation, int segmentIndex) =>
        _addresses[adaptationSet][representation].Initialization(pathway, segmentIndex);

    /// <param name="segmentIndex">Zero-based, as <see cref="Segment.Index"/>.</param>
    public MediaLocation Media(Pathway pathway, int adaptationSet, int representation, int segmentIndex) =>
        _addresses[adaptationSet][representation].Media(pathway, segmentIndex);

    /// <summary>The same with the exact sizes and, where known, qualities of the Segments, matched by Representation id.</summary>
    /// <returns>An error where the index lacks a Representation or counts its Segments differently.</returns>
    public Result<Manifest, ManifestError> WithSegmentIndex(SegmentIndex index)
    {
        var known = index.AdaptationSets.SelectMany(set => set.Representations).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var period = Presentation.Periods[0];
        foreach (var set in period.AdaptationSets)
            if (Mismatch(set, known) is { } error) return error;
        var sets = period.AdaptationSets.Select(set => WithSizes(set, known));
        var presentation = Presentation with { Periods = [period with { AdaptationSets = [.. sets] }] };
        return new Manifest(presentation, Pathways, SegmentIndexUrl, _addresses) { Steering = Steering, LeftOut = LeftOut, _index = known };
    }

    /// <summary>The same without the sound in other languages.</summary>
    /// <param name="language">As <see cref="SoundLanguage"/> takes it.</param>
    /// <returns>An error that names the languages there are, where that one is not.</returns>
    public Result<Manifest, ManifestError> InLanguage(string language)
    {
        if (!SoundLanguage.TryKeep(Presentation.Periods[0].AdaptationSets, language, out var kept, out var error)) return new ManifestError(error);
        return new Manifest(Presentation.WithSets(kept), Pathways, SegmentIndexUrl, [.. kept.Select(set => _addresses[set])])
        {
            Steering = Steering,
            WhyNotPlayed = WhyNotPlayed,
            LeftOut = LeftOut,
            _index = _index,
        };
    }

    /// <summary>What is said of the files at the place of a Segment, of each Representation.</summary>
    public IReadOnlyList<SegmentDescription> Describe(int adaptationSet, int segmentIndex)
    {
        var set = Presentation.Periods[0].AdaptationSets[adaptationSet];
        var isOne = set.PeriodStarts.Count == 1;
        return [.. set.Representations.Zip(_addresses[adaptationSet]).Select(of => of.Second.Describe(segmentIndex) is { } said
            ? isOne ? said with { Representation = of.First } : said
            : new SegmentDescription(of.First, set.Segments[segmentIndex].Duration))];
    }

    /// <summary>Digest of a Segment's file, as <see cref="ReprDigest"/> writes it; null where the origin does not offer it.</summary>
    public string? MediaDigest(int adaptationSet, int representation, int segmentIndex) => Indexed(adaptationSet, representation)?.Digests[segmentIndex];

    /// <summary>Digest of an Initialization Segment's file; null where the origin does not offer it.</summary>
    public string? InitializationDigest(int adaptationSet, int representation) => Indexed(adaptationSet, representation)?.Initialization.Digest;

    private RepresentationIndex? Indexed(int adaptationSet, int representation) =>
        _index?.GetValueOrDefault(Presentation.Periods[0].AdaptationSets[adaptationSet].RepresentationIds[representation]);

    private static ManifestError? Mismatch(AdaptationSet set, Dictionary<string, RepresentationIndex> known)
    {
        foreach (var id in set.Representations.Select(r => r.Id))
        {
            if (!known.TryGetValue(id, out var indexed)) return new($"{SegmentFiles.SegmentIndex} does not know Representation {ManifestException.Quote(id)}");
            if (indexed.Bytes.Count != set.SegmentCount)
                return new($"{SegmentFiles.SegmentIndex} has {indexed.Bytes.Count} Segments of Representation {id}, the manifest has {set.SegmentCount}");
        }
        return null;
    }

    private static AdaptationSet WithSizes(AdaptationSet set, Dictionary<string, RepresentationIndex> known) =>
        set.With([.. set.Representations.Select(r => WithSizes(r, known[r.Id]))]);

    private static Representation WithSizes(Representation representation, RepresentationIndex indexed) => representation with
    {
        InitializationSize = DataSize.FromBytes(indexed.Initialization.Bytes),
        SegmentSizes = indexed.Sizes(),
        SegmentQuality = indexed.Quality,
    };
}
