namespace StreamLab.Player;

/// <summary>
/// The emergency switch of hls.js: once half a Segment duration has gone by (or the time to first byte, if that is longer), gives a
/// download up that will end only after the buffer has run dry, when a lower Representation would be in sooner, its request charged.
/// Source: hls.js AbrController, abandonRulesCheck.
/// </summary>
public sealed class HlsJsAbandonment : IAbandonmentRule
{
    public static readonly ComponentDescriptor<IAbandonmentRule> Descriptor = new()
    {
        Name = "hlsjs",
        Summary = "gives up what would come too late, when a lower representation would be in sooner",
        Source = "hls.js AbrController abandonRulesCheck",
        Create = _ => new HlsJsAbandonment(),
    };

    private static readonly ReasonCode TooLate =
        new("abandonment", "too-late", "{0:0.0} s to go with {1:0.0} s buffered; the lower one takes {2:0.0} s", "leftSeconds", "bufferSeconds", "lowerSeconds");

    public bool GivesUp(in DownloadProgress progress, out int instead, out DecisionReason reason)
    {
        (instead, reason) = (progress.Representation, default);
        if (progress.Elapsed <= Duration.Max(progress.TimeToFirstByte, progress.SegmentDuration / 2) || progress.Received <= DataSize.Zero) return false;
        var rate = progress.Rate;
        var left = progress.Left / rate;
        if (left <= progress.BufferLevel) return false;
        var lower = Duration.Infinite;
        // The highest that would still be in before the buffer is dry; else the lowest.
        while (instead > 0 && (instead == progress.Representation || lower > progress.BufferLevel))
            lower = progress.TimeToFirstByte + (progress.Media.SizeOf(--instead, progress.Segment) / rate);
        reason = TooLate.With(left.Seconds, progress.BufferLevel.Seconds, lower.Seconds);
        return instead < progress.Representation && lower < left;
    }
}
