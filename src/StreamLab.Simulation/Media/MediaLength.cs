namespace StreamLab.Simulation;

/// <summary>Media of another length: cut after the Segment that reaches it, or repeated from its beginning until one does.</summary>
public static class MediaLength
{
    // A Segment that would begin within so much of the end is none.
    private static Duration Rounding => Duration.FromSeconds(1e-9);

    private const int MostSegments = 1_000_000;

    /// <returns>False, with what is wrong, when nothing would be left or far too much.</returns>
    public static bool TryCut(Presentation media, Duration length, out Presentation cut, out string error)
    {
        var shortest = media.Periods[0].AdaptationSets.Min(s => (s.End - s.Start).Seconds / s.SegmentCount);
        error = length <= Duration.Zero ? "it must be above zero" : length.Seconds / shortest > MostSegments ? $"these would be more than {MostSegments} segments" : "";
        cut = error.Length == 0 ? Cut(media, length) : media;
        return error.Length == 0;
    }

    private static Presentation Cut(Presentation media, Duration length)
    {
        var period = media.Periods[0];
        AdaptationSet[] sets = [.. period.AdaptationSets.Select(set => Cut(set, length))];
        var duration = new Duration(sets.Max(s => (s.End - s.Start).Seconds));
        return media with { Duration = duration, Periods = [period with { Duration = duration, AdaptationSets = sets }] };
    }

    private static AdaptationSet Cut(AdaptationSet set, Duration length)
    {
        var segments = new List<Segment>();
        for (var start = set.Start; start < set.Start + length - Rounding; start = segments[^1].End)
        {
            var original = set.Segments[segments.Count % set.SegmentCount];
            segments.Add(new Segment(segments.Count, set.Segments[0].Number + segments.Count, start, original.Duration));
        }
        var representations = set.Representations.Select(r => Cut(r, set.SegmentCount, segments.Count));
        return new AdaptationSet(set.Id, set.ContentType, [.. representations], segments, PeriodStarts(set, segments.Count)) { Language = set.Language };
    }

    /// <summary>Of media of several Periods each round begins one again; media of one Period stays of one.</summary>
    private static int[]? PeriodStarts(AdaptationSet set, int count) => set.PeriodStarts.Count == 1
        ? null
        : [.. Enumerable.Range(0, count).Where(i => set.PeriodStarts.Contains(i % set.SegmentCount))];

    private static Representation Cut(Representation representation, int round, int count) => representation with
    {
        SegmentSizes = Cut(representation.SegmentSizes, round, count),
        SegmentQuality = Cut(representation.SegmentQuality, round, count),
    };

    /// <param name="round">How many of the values belong to Segments; there may be more.</param>
    private static T[]? Cut<T>(IReadOnlyList<T>? values, int round, int count) => values is null ? null : [.. Enumerable.Range(0, count).Select(i => values[i % round])];
}
