namespace StreamLab.Dash.MpegTs;

/// <summary>The 90 kHz clock of a transport stream (ISO 13818-1, 2.4.2).</summary>
internal static class TransportClock
{
    public const long TicksPerSecond = 90_000;

    /// <summary>Where the presentation timeline begins: late enough for audio priming and reordered pictures to have positive times.</summary>
    private static readonly Duration Start = Duration.FromSeconds(1);

    public static long FromTimeline(Duration position) => (long)Math.Round((position + Start).Seconds * TicksPerSecond);

    public static Duration ToTimeline(long ticks) => Duration.FromSeconds((double)ticks / TicksPerSecond) - Start;

    /// <summary>Rounded once from exact ticks, so that equal steps stay equal.</summary>
    public static long FromMedia(long ticks, uint timescale, Duration timelineOffset) =>
        (long)Math.Round(((double)ticks / timescale * TicksPerSecond) + ((timelineOffset + Start).Seconds * TicksPerSecond));
}
