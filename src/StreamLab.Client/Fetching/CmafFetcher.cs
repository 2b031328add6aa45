using System.Collections.Concurrent;
using StreamLab.Dash.Cmaf;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Looks into what another fetcher brings: what is not the CMAF that it should be has failed like any other request.</summary>
public sealed class CmafFetcher(ISegmentFetcher inner) : ISegmentFetcher
{
    private static readonly string[] KnownCodecs = ["avc1", "avc3", "mp4a"];

    private readonly ConcurrentDictionary<(int Track, int Representation, int Period), Track> _tracks = new();

    public async Task<FetchResult> FetchAsync(FetchRequest request, IFetchObserver observer, CancellationToken cancellation)
    {
        var result = await inner.FetchAsync(request, observer, cancellation);
        if (result.Content is not { } content) return result;
        try
        {
            return result with { Content = LookInto(content, request) };
        }
        catch (Mp4Exception)
        {
            content.Dispose();
            return result with { Content = null, Failure = RequestFailure.Corrupt };
        }
    }

    private SegmentContent LookInto(SegmentContent content, FetchRequest request)
    {
        var place = (request.Segment.Track, request.Segment.Representation, request.Period);
        var isMedia = request.Segment.Purpose == RequestPurpose.Media;
        var isKnown = request.Codecs.Length == 0 || KnownCodecs.Any(codec => request.Codecs.StartsWith(codec, StringComparison.Ordinal));
        if (!isKnown)
        {
            Require(content, isMedia ? "moof" : "moov");
            return content;
        }
        if (!isMedia)
        {
            _tracks[place] = InitializationSegment.Read(content.Bytes.Span);
            return content;
        }
        // Without an Initialization Segment the media segment initialises itself.
        var track = _tracks.TryGetValue(place, out var known) ? known : InitializationSegment.Read(content.Bytes.Span);
        var samples = MediaSegment.Read(content.Bytes.Span, track);
        return samples.Count > 0 ? content.With(track, samples) : throw new Mp4Exception("there is no sample of the track", 0);
    }

    /// <summary>Of a codec that is not known here, only the boxes can be looked at.</summary>
    private static void Require(SegmentContent content, string box)
    {
        if (BoxTree.Read(content.Bytes.Span).All(node => node.Type.ToString() != box)) throw new Mp4Exception($"{box} is missing", 0);
    }
}
