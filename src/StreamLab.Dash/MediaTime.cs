namespace StreamLab.Dash;

/// <summary>An exact time on a media timeline (ISO 14496-12; ISO 23009-1 @timescale).</summary>
/// <param name="Ticks">In units of 1/<paramref name="Timescale"/> second.</param>
/// <param name="Timescale">Ticks per second.</param>
public readonly record struct MediaTime(long Ticks, long Timescale)
{
    /// <summary>The double nearest to ticks / timescale, exact to one rounding below 2^53 ticks.</summary>
    public Duration ToDuration() => new((double)Ticks / Timescale);
}
