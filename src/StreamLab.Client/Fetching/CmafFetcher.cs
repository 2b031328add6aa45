using System.Collections.Concurrent;
using StreamLab.Dash.Cmaf;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Looks into what another fetcher brings: what is not the CMAF that was asked for has failed like any other request.</summary>
public sealed class CmafFetcher(ISegmentFetcher inner) : ISegmentFetcher
{
    private static readonly string[] KnownCodecs = ["avc1", "avc3", "mp4a"];

    private readonly ConcurrentDictionary<(int Track, int Representation, int Period), Track> _tracks = new();
    private readonly TimeCheck _times = new();

    public async Task<FetchResult> FetchAsync(FetchRequest request, IFetchObserver observer, CancellationToken cancellation)
    {
        var result = await inner.FetchAsync(request, observer, cancellation);
        if (result.Content is not { } content) return result;
        try
        {
            return result with { Content = LookInto(content, request) };
        }
        catch (Mp4Exception e)
        {
            content.Dispose();
            return result with { Content = null, Failure = FailureOf(e.Refusal) };
        }
    }

    private static RequestFailure FailureOf(ContentRefusal refusal) => refusal switch
    {
        ContentRefusal.Encrypted => RequestFailure.Encrypted,
        ContentRefusal.Muxed => RequestFailure.Muxed,
        _ => RequestFailure.Mismatch,
    };

    private SegmentContent LookInto(SegmentContent content, FetchRequest request)
    {
        var bytes = content.Bytes.Span;
        var isMedia = request.Segment.Purpose == RequestPurpose.Media;
        if (!IsKnown(request.Codecs))
        {
            // Of a codec that is not known here, only the boxes can be looked at.
            if (!isMedia) InitializationSegment.RequirePlayable(bytes);
            return BoxTree.Has(bytes, isMedia ? MovieFragment.BoxType : InitializationSegment.BoxType) ? content : throw new Mp4Exception("the box of its kind is missing", 0);
        }
        var place = (request.Segment.Track, request.Segment.Representation, request.Period);
        if (isMedia && _tracks.TryGetValue(place, out var known)) return LookIntoMedia(content, known, request);
        // Without an Initialization Segment the media segment initialises itself.
        var track = InitializationSegment.Read(bytes);
        ContentCheck.Track(track, request);
        if (isMedia) return LookIntoMedia(content, track, request);
        _tracks[place] = track;
        return content;
    }

    private SegmentContent LookIntoMedia(SegmentContent content, Track track, FetchRequest request)
    {
        var samples = MediaSegment.Read(content.Bytes.Span, track);
        ContentCheck.Samples(content.Bytes.Span, track, samples, request, _times);
        return content.With(track, samples);
    }

    private static bool IsKnown(string codecs) => codecs.Length == 0 || KnownCodecs.Any(codec => codecs.StartsWith(codec, StringComparison.OrdinalIgnoreCase));
}
