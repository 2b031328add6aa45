namespace StreamLab.Dash.Mpd;

/// <summary>SegmentTemplate@duration: all Segments last as long, but for the last, which ends with the Period (ISO 23009-1 5.3.9.5.3).</summary>
/// <remarks>These are the nominal times of the MPD; what the files hold may begin some frames beside them.</remarks>
internal static class NumberAddressing
{
    private const double Microsecond = 1e-6;

    public static SegmentTimes Times(MpdElement level, SegmentTemplate template, PeriodSpan period, SegmentBudget budget)
    {
        if (template.Media.Has("Time")) throw new ManifestException("$Time$ needs a SegmentTimeline", template.Element);
        if (period.Length is not { } length) throw new ManifestException("@duration needs the duration of the Presentation", level);
        var ticks = level.Integer("duration", 1, SegmentTemplate.MaxTicks)!.Value;
        var count = Math.Min(Count(length, ticks, template.Timescale), template.MaxCount);
        budget.Take(count, level);
        var (times, nominal) = (new SegmentTimes(template, period), new MediaTime(ticks, template.Timescale).ToDuration());
        for (var i = 0; i < count; i++)
        {
            var start = new MediaTime(i * ticks, template.Timescale).ToDuration();
            var left = length - start;
            times.Add(i * ticks, start, left.Seconds < nominal.Seconds - PeriodSpan.RoundingSeconds ? left : nominal);
        }
        return times;
    }

    /// <summary>How many Segments of <paramref name="ticks"/> each a reader counts in a Period: at least one; a double, for it may be huge.</summary>
    public static double Count(Duration period, long ticks, long timescale) =>
        Math.Max(1, Math.Ceiling((period.Seconds - PeriodSpan.RoundingSeconds) * timescale / ticks));

    /// <summary>
    /// What to write as the duration of a Period: where it ends with a whole Segment, one or two microseconds less. Players divide doubles and round up, and
    /// 60.06 / (60060 / 30000) is more than 30.
    /// </summary>
    public static Duration Countable(Duration period, long ticks, long timescale)
    {
        var end = new MediaTime((long)Count(period, ticks, timescale) * ticks, timescale).ToDuration().Seconds;
        return period.Seconds < end - Microsecond || end < PeriodSpan.RoundingSeconds ? period : new Duration(Math.Floor((end - Microsecond) / Microsecond) * Microsecond);
    }
}
