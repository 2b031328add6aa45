namespace StreamLab.Dash.Mpd;

/// <summary>Where the Period lies in the Presentation.</summary>
/// <param name="Length">Null where the MPD does not say it, and only a SegmentTimeline can.</param>
internal readonly record struct PeriodSpan(Duration Start, Duration? Length)
{
    /// <summary>A remainder shorter than any frame is a rounded @mediaPresentationDuration, not a Segment.</summary>
    public const double RoundingSeconds = 0.002;

    /// <summary>
    /// Where each Period lies (ISO 23009-1 5.3.2.1): it begins at @start, else where the one before ends, and ends where the next begins.
    /// Null for one of which that cannot be said.
    /// </summary>
    public static IReadOnlyList<PeriodSpan?> Of(MpdElement mpd, IReadOnlyList<MpdElement> periods)
    {
        var (spans, total) = (new List<PeriodSpan?>(), mpd.Time("mediaPresentationDuration"));
        var starts = periods.Select(p => p.Time("start")).ToArray();
        // A Presentation that was live may count its Periods' starts from 1970: it begins with the first of them all the same.
        var origin = starts[0] is { } first && first >= total ? first : Duration.Zero;
        Duration? end = Duration.Zero; // of the Period before
        for (var i = 0; i < periods.Count; i++)
        {
            var next = starts.Skip(i + 1).FirstOrDefault(s => s is not null) - origin ?? total;
            if (next > total) next = total; // nothing is presented after the end
            var (start, length) = (starts[i] - origin ?? end, periods[i].Time("duration"));
            if (next - start is { } left && !(length < left)) length = left;
            spans.Add(start is { } known ? new(known, length) : null);
            end = start + length;
        }
        return spans;
    }
}
