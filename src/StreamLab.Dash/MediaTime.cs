namespace StreamLab.Dash;

/// <summary>An exact time on a media timeline: <paramref name="Ticks"/> of 1/<paramref name="Timescale"/> second (ISO 14496-12, ISO 23009-1 @timescale).</summary>
public readonly record struct MediaTime(long Ticks, long Timescale)
{
    /// <summary>The double nearest to ticks / timescale, exact to one rounding below 2^53 ticks.</summary>
    public Duration ToDuration() => new((double)Ticks / Timescale);
}
