using StreamLab.Dash.Cmaf;

namespace StreamLab.Ingest.Packaging;

/// <summary>Divides the samples of a track into Segments.</summary>
internal static class SegmentCutter
{
    private const double Noise = 1e-3; // ticks; what an end in seconds may have lost

    /// <summary>Pictures: a fixed number each, beginning with one that needs no other.</summary>
    public static IEnumerable<Sample[]> ByFrames(IEnumerable<Sample> samples, int frames)
    {
        foreach (var segment in samples.Chunk(frames))
        {
            if (!segment[0].IsSync) throw new InvalidOperationException($"The picture at {segment[0].DecodeTime} ticks begins a Segment but is no sync sample.");
            yield return segment;
        }
    }

    /// <summary>
    /// Sound: cut between the two frames that are nearest to each of the <paramref name="ends"/>. Frames of a fixed number would drift: 94 frames of AAC are
    /// not 2 s but 2.0053 s. The last Segment ends before the last end, or at it: sound that outlasts the Presentation keeps players from ending it.
    /// </summary>
    /// <param name="ends">Ends of the Segments, in ticks of the track.</param>
    public static IEnumerable<Sample[]> AtNearest(IEnumerable<Sample> samples, IReadOnlyList<double> ends)
    {
        using var next = samples.TakeWhile(sample => sample.DecodeTime + sample.Duration <= ends[^1] + Noise).GetEnumerator();
        var hasMore = next.MoveNext();
        var segment = new List<Sample>();
        foreach (var end in ends)
        {
            segment.Clear();
            for (; hasMore && next.Current.DecodeTime + (next.Current.Duration / 2.0) < end; hasMore = next.MoveNext()) segment.Add(next.Current);
            if (segment.Count == 0) yield break;
            yield return [.. segment];
        }
    }
}
