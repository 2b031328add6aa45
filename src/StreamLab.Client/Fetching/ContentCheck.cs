using StreamLab.Dash.Cmaf;

namespace StreamLab.Client;

/// <summary>Compares what came with what was asked for: the component, the codec, the time, and whether the samples are what the codec has.</summary>
internal static class ContentCheck
{
    // Segments may begin half a Segment beside what the manifest says (ISO 23009-1, 7.2.1), and so last up to twice as long.
    private const double LongestShare = 2.5;

    /// <exception cref="Mp4Exception">It initialises something else.</exception>
    public static void Track(Track track, FetchRequest request)
    {
        if (request.Expected.Set is not { } set) return;
        if (track.Type != set.ContentType) throw new Mp4Exception($"it is of {track.Type}, asked for was {set.ContentType}", 0);
        if (!HasCodec(track, request.Codecs)) throw new Mp4Exception($"it is of {track.Codecs}, asked for was {request.Codecs}", 0);
        if (track.Video is { } video && IsOfAnother(video, request.Segment.Representation, LadderOf(request.Expected, set)))
            throw new Mp4Exception($"its pictures are of {video.Width}x{video.Height}, those of another Representation", 0);
    }

    /// <exception cref="Mp4Exception">They are of something else, or damaged.</exception>
    public static void Samples(ReadOnlySpan<byte> segment, Track track, IReadOnlyList<Sample> samples, FetchRequest request, TimeCheck times)
    {
        if (samples.Count == 0) throw new Mp4Exception("there is no sample of the track", 0);
        MediaSegment.Check(segment, track, samples);
        if (request.Expected.Set is not { } set) return;
        var declared = request.Expected.Ladder.Count > 0 ? request.Expected.Ladder[request.Segment.Representation].Duration : set.Segments[request.Segment.Segment].Duration;
        var length = new Duration(samples.Sum(sample => (double)sample.Duration) / track.Timescale);
        if (length > declared * LongestShare && length > declared + Duration.FromSeconds(1))
            throw new Mp4Exception($"it lasts {length}, asked for were {declared}", 0);
        if (request.Expected.Ladder.ElementAtOrDefault(request.Segment.Representation)?.MediaTime is not { } said) return;
        var start = new Duration(samples.Min(sample => (double)sample.PresentationTime) / track.Timescale);
        if (!times.IsRight((request.Segment.Track, request.Period), start - said, declared))
            throw new Mp4Exception($"it begins at {start}, asked for was {said}", 0);
    }

    private static bool HasCodec(Track track, string codecs) =>
        codecs.Length == 0 || FamilyOf(codecs) == FamilyOf(track.Codecs);

    /// <summary>Parameter sets in the samples or not, it is the same codec.</summary>
    private static string FamilyOf(string codecs) => codecs.Split('.', 2)[0].ToLowerInvariant() is var name && name == "avc3" ? "avc1" : name;

    /// <summary>Manifests are often careless with sizes: only that of another Representation says that it is that one's.</summary>
    private static bool IsOfAnother(VisualSampleEntry video, int asked, IReadOnlyList<Representation> ladder) =>
        !IsOf(video, ladder[asked]) && ladder.Any(other => IsOf(video, other));

    private static IReadOnlyList<Representation> LadderOf(Expectation expected, AdaptationSet set) =>
        expected.Ladder.Count > 0 ? [.. expected.Ladder.Select(said => said.Representation)] : set.Representations;

    private static bool IsOf(VisualSampleEntry video, Representation representation) => (representation.Width, representation.Height) == (video.Width, video.Height);
}
