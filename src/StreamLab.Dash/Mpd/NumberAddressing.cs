namespace StreamLab.Dash.Mpd;

/// <summary>SegmentTemplate@duration: all Segments last as long, but for the last, which ends with the Period (ISO 23009-1 5.3.9.5.3).</summary>
/// <remarks>These are the nominal times of the MPD; what the files hold may begin some frames beside them.</remarks>
internal static class NumberAddressing
{
    private const double Microsecond = 1e-6, PerSecond = 1e6;

    /// <param name="level">The element with @duration.</param>
    /// <param name="most">How many Segments there can be: they are so many where nothing says how long the Period is.</param>
    public static SegmentTimes Times(MpdElement level, SegmentInformation information, PeriodSpan period, long most, SegmentBudget budget)
    {
        var ticks = level.Integer("duration", 1, SegmentInformation.MaxTicks)!.Value;
        if (period.Length is null && most == long.MaxValue) throw new ManifestException("@duration needs the duration of the Presentation", level);
        var count = period.Length is { } whole ? Math.Min(Count(whole, ticks, information.Timescale), most) : most;
        budget.Take(count, level);
        var (times, nominal) = (new SegmentTimes(information.StartNumber, information.Length(information.PresentationTimeOffset)), information.Length(ticks));
        for (var i = 0; i < count; i++)
        {
            var start = information.Length(i * ticks);
            var isCut = period.Length - start is { } left && left.Seconds < nominal.Seconds - PeriodSpan.RoundingSeconds;
            times.Add(i * ticks, start, isCut ? period.Length!.Value - start : nominal);
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
        return period.Seconds < end - Microsecond || end < PeriodSpan.RoundingSeconds ? period : new Duration(Math.Floor((end - Microsecond) * PerSecond) / PerSecond);
    }
}
