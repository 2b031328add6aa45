namespace StreamLab.Dash.Mpd;

/// <summary>SegmentTimeline: runs of Segments, <c>S@t</c> start, <c>@d</c> duration, <c>@r</c> repetitions, <c>@n</c> number (ISO 23009-1 5.3.9.6).</summary>
internal static class TimelineAddressing
{
    /// <param name="most">How many Segments there can be.</param>
    public static SegmentTimes Times(MpdElement timeline, SegmentInformation information, PeriodSpan period, long most, SegmentBudget budget)
    {
        var runs = timeline.All("S").ToArray();
        if (runs.Length == 0) throw new ManifestException("SegmentTimeline has no S", timeline);
        var times = new SegmentTimes(information.StartNumber, information.Length(information.PresentationTimeOffset));
        var (last, time, number) = (-1L, 0L, information.StartNumber);
        for (var i = 0; i < runs.Length && times.Count < most; i++)
        {
            time = StartOf(runs[i]) ?? time;
            if (time <= last) throw runs[i].Wrong("t", $"{time}", "does not come after the Segment before it");
            var duration = runs[i].Integer("d", 1, SegmentInformation.MaxTicks) ?? throw runs[i].Missing("d");
            var repeated = CountOf(runs[i], duration, i + 1 < runs.Length ? StartOf(runs[i + 1]) - time : EndOf(information, period) - time);
            var count = Math.Min(repeated, most - times.Count);
            budget.Take(count, runs[i]);
            number = runs[i].Integer("n", 0, uint.MaxValue) ?? number;
            for (var n = 0; n < count; n++, number++, last = time, time += duration)
            {
                if (time > SegmentInformation.MaxTicks) throw new ManifestException("SegmentTimeline goes on for too long", runs[i]);
                times.Add(number, time, information.InPeriod(time), information.Length(duration));
            }
        }
        return times;
    }

    /// <param name="span">Ticks up to the next run's start or the Period's end, null where neither is known.</param>
    private static long CountOf(MpdElement run, long duration, long? span)
    {
        if (run.Integer("k", 1, long.MaxValue) > 1) throw new ManifestException("sequences of Segments (S@k) are not supported", run);
        var repetitions = run.Integer("r", int.MinValue, SegmentBudget.MaxSegments) ?? 0;
        if (repetitions >= 0) return repetitions + 1;
        if (span is null) throw run.Wrong("r", $"{repetitions}", "repeats up to an end that is not known");
        return Math.Max(1, (span.Value + duration - 1) / duration);
    }

    private static long? StartOf(MpdElement run) => run.Integer("t", 0, SegmentInformation.MaxTicks);

    private static long? EndOf(SegmentInformation information, PeriodSpan period) => period.Length is { } length
        ? information.PresentationTimeOffset + (long)Math.Ceiling((length.Seconds - PeriodSpan.RoundingSeconds) * information.Timescale)
        : null;
}
