namespace StreamLab.Player;

/// <summary>
/// Gives a download up when it would take longer than 1.8 Segment durations and a lower Representation would cost fewer bits than are
/// left; not while plenty is buffered, and not in the first moments. Source: dash.js AbandonRequestsRule.
/// </summary>
public sealed class DashJsAbandonment(double multiplier, Duration grace, Duration plenty) : IAbandonmentRule
{
    public static readonly ComponentDescriptor<IAbandonmentRule> Descriptor = new()
    {
        Name = "dashjs",
        Summary = "gives up what would take much longer than it lasts, when a lower representation costs fewer bits than are left",
        Source = "dash.js 5.1 AbandonRequestsRule",
        Parameters =
        [
            new("multiplier", "1.8", "segment durations", "a download that takes longer is too slow (dash.js: 1.8)"),
            new("grace", "0.5", "s", "time after the first byte in which nothing is judged (dash.js: 0.5)"),
            new("plenty", "18", "s", "with more than that buffered nothing is given up (dash.js bufferTimeDefault: 18)"),
        ],
        Create = a => new DashJsAbandonment(a.Number("multiplier", 0.1), Duration.FromSeconds(a.Number("grace")), Duration.FromSeconds(a.Number("plenty"))),
    };

    private const double Safety = 0.9;

    private static readonly ReasonCode TooSlow =
        new("abandonment", "too-slow", "{0:0} kbps would take {1:0.0} s for a segment of {2:0.0} s", "measuredKbps", "totalSeconds", "segmentSeconds");

    public bool GivesUp(in DownloadProgress progress, out int instead, out DecisionReason reason)
    {
        (instead, reason) = (progress.Representation, default);
        if (progress.TransferTime < grace || progress.BufferLevel > plenty || progress.Received <= DataSize.Zero) return false;
        var rate = progress.Rate;
        var total = progress.TransferTime + (progress.Left / rate);
        if (total <= progress.SegmentDuration * multiplier) return false;
        instead = Ladder.HighestAtMost(progress.Media, rate * Safety);
        reason = TooSlow.With(rate.Kbps, total.Seconds, progress.SegmentDuration.Seconds);
        return instead < progress.Representation && progress.Media.SizeOf(instead, progress.Segment) < progress.Left;
    }
}
