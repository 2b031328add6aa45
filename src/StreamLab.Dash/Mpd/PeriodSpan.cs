namespace StreamLab.Dash.Mpd;

/// <summary>Where the Period lies in the Presentation.</summary>
/// <param name="Length">Null where the MPD does not say it, and only a SegmentTimeline can.</param>
internal readonly record struct PeriodSpan(Duration Start, Duration? Length)
{
    /// <summary>A remainder shorter than any frame is a rounded @mediaPresentationDuration, not a Segment.</summary>
    public const double RoundingSeconds = 0.002;
}
