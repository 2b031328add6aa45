namespace StreamLab.Dash.Mpd;

/// <summary>SegmentTimeline: runs of Segments, <c>S@t</c> start, <c>@d</c> duration, <c>@r</c> repetitions (ISO 23009-1 5.3.9.6).</summary>
internal static class TimelineAddressing
{
    public static SegmentTimes Times(MpdElement timeline, SegmentTemplate template, PeriodSpan period, SegmentBudget budget)
    {
        var times = new SegmentTimes(template, period);
        var runs = timeline.All("S").ToArray();
        if (runs.Length == 0) throw new ManifestException("SegmentTimeline has no S", timeline);
        var (last, time) = (-1L, 0L);
        for (var i = 0; i < runs.Length; i++)
        {
            time = StartOf(runs[i]) ?? time;
            if (time <= last) throw runs[i].Wrong("t", $"{time}", "does not come after the Segment before it");
            var duration = runs[i].Integer("d", 1, SegmentTemplate.MaxTicks) ?? throw runs[i].Missing("d");
            var count = CountOf(runs[i], duration, i + 1 < runs.Length ? StartOf(runs[i + 1]) - time : EndOf(template, period) - time);
            budget.Take(count, runs[i]);
            for (var n = 0; n < count; n++, last = time, time += duration)
            {
                if (time > SegmentTemplate.MaxTicks) throw new ManifestException("SegmentTimeline goes on for too long", runs[i]);
                times.Add(time, InSeconds(template, time - template.PresentationTimeOffset), InSeconds(template, duration));
            }
        }
        return times;
    }

    /// <param name="span">Ticks up to the next run's start or the Period's end, null where neither is known.</param>
    private static long CountOf(MpdElement run, long duration, long? span)
    {
        if (run["n"] is not null || run["k"] is not null) throw new ManifestException("S@n and S@k are not supported yet", run);
        var repetitions = run.Integer("r", -1, SegmentBudget.MaxSegments) ?? 0;
        if (repetitions >= 0) return repetitions + 1;
        if (span is null) throw run.Wrong("r", "-1", "repeats up to an end that is not known");
        return Math.Max(1, (span.Value + duration - 1) / duration);
    }

    private static long? StartOf(MpdElement run) => run.Integer("t", 0, SegmentTemplate.MaxTicks);

    private static long? EndOf(SegmentTemplate template, PeriodSpan period) => period.Length is { } length
        ? template.PresentationTimeOffset + (long)Math.Ceiling((length.Seconds - PeriodSpan.RoundingSeconds) * template.Timescale)
        : null;

    private static Duration InSeconds(SegmentTemplate template, long ticks) => new MediaTime(ticks, template.Timescale).ToDuration();
}
