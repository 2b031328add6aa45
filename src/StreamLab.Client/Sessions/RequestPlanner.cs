using StreamLab.Dash.Mpd;
using StreamLab.Dash.Steering;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Turns what the player asks for into a URL, and into what the server may be told of the player.</summary>
internal sealed class RequestPlanner(Manifest manifest, PlayerCore core, string sessionId)
{
    private readonly List<Pathway> _pathways = [.. manifest.Pathways];
    private readonly IReadOnlyList<AdaptationSet> _tracks = core.Tracks;
    private readonly int[] _places = [.. core.Tracks.Select(t => IndexIn(manifest.Presentation.Periods[0].AdaptationSets, t))];

    public FetchRequest Plan(in SegmentRequest request)
    {
        var (track, location) = (_tracks[request.Track], LocationOf(request));
        var ladder = manifest.Describe(_places[request.Track], request.Segment);
        return new FetchRequest(location.Url, request, ladder[request.Representation].Representation.Codecs, ReportOf(request))
        {
            Range = location.Range,
            Expected = Expectation.Of(track, ladder, request, DigestOf(request)),
            Period = track.PeriodOf(request.Segment),
        };
    }

    /// <summary>From now on requests may be for clones of pathways that are known.</summary>
    /// <returns>The names of those that are new, in the order of their indices.</returns>
    public IReadOnlyList<string> Add(IEnumerable<PathwayClone> clones)
    {
        var before = _pathways.Count;
        foreach (var clone in clones)
        {
            if (_pathways.Count == PlayerCore.MostPathways || _pathways.Exists(p => p.Name == clone.Id)) continue;
            if (_pathways.Find(p => p.Name == clone.BaseId) is { } original && clone.ApplyTo(original.BaseUrl) is { } url)
                _pathways.Add(original with { Name = clone.Id, BaseUrl = url });
        }
        return [.. _pathways.Skip(before).Select(p => p.Name)];
    }

    private MediaLocation LocationOf(in SegmentRequest request)
    {
        var (pathway, set) = (_pathways[request.Pathway], _places[request.Track]);
        return request.Purpose == RequestPurpose.Initialization
            ? manifest.Initialization(pathway, set, request.Representation, request.Segment)!
            : manifest.Media(pathway, set, request.Representation, request.Segment);
    }

    private string? DigestOf(in SegmentRequest request) => request.Purpose == RequestPurpose.Initialization
        ? manifest.InitializationDigest(_places[request.Track], request.Representation)
        : manifest.MediaDigest(_places[request.Track], request.Representation, request.Segment);

    private CmcdReport ReportOf(in SegmentRequest request)
    {
        var track = _tracks[request.Track];
        var isMedia = request.Purpose != RequestPurpose.Initialization;
        return new CmcdReport
        {
            SessionId = sessionId,
            ContentId = manifest.Presentation.Title,
            ObjectType = !isMedia ? CmcdObjectType.Initialization : track.ContentType == ContentType.Audio ? CmcdObjectType.Audio : CmcdObjectType.Video,
            EncodedBitrate = track.BandwidthOf(request.Representation),
            TopBitrate = track.BandwidthOf(track.Representations.Count - 1),
            ObjectDuration = isMedia ? track.Segments[request.Segment].Duration : null,
            BufferLength = core.BufferLevel(request.Track),
            MeasuredThroughput = Estimate,
            IsStartup = core.Phase is PlayoutPhase.Starting or PlayoutPhase.Seeking or PlayoutPhase.Stalled,
        };
    }

    /// <summary>What the last decision was made with; null before a sample.</summary>
    public Bitrate? Estimate { get; private set; }

    public void Learn(SessionEvent told)
    {
        if (told is DecisionEvent { EstimateKbps: { } kbps }) Estimate = Bitrate.FromKbps(kbps);
    }

    private static int IndexIn(IReadOnlyList<AdaptationSet> sets, AdaptationSet track)
    {
        for (var i = 0; i < sets.Count; i++)
            if (ReferenceEquals(sets[i], track)) return i;
        throw new ArgumentException("The player plays an AdaptationSet that the manifest does not have.", nameof(track));
    }
}
