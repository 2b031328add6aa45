namespace StreamLab.Player;

/// <summary>
/// Gives a download up when it would take longer than 1.8 Segment durations and a lower Representation would cost fewer bits than are
/// left. Looked at every 100 ms, first 500 ms after the first byte. Source: dash.js AbandonRequestsRule; Sabre.
/// </summary>
internal static class AbandonmentRule
{
    private const double TooLong = 1.8, Safety = 0.9;
    private static readonly Duration Grace = Duration.FromMilliseconds(500);

    public static readonly ReasonCode TooSlow =
        new("abandonment", "too-slow", "{0:0} kbps would take {1:0.0} s for a segment of {2:0.0} s", "measuredKbps", "totalSeconds", "segmentSeconds");

    /// <returns>Whether to give up; then <paramref name="lower"/> is what to fetch instead.</returns>
    public static bool GivesUp(AdaptationSet media, in SegmentRequest request, DataSize sizeSoFar, Duration sinceFirstByte, out int lower, out DecisionReason reason)
    {
        (lower, reason) = (request.Representation, default);
        if (sinceFirstByte < Grace || request.Representation == 0) return false;
        var segment = media.Segments[request.Segment].Duration;
        var rate = sizeSoFar / sinceFirstByte;
        var left = media.SizeOf(request.Representation, request.Segment) - sizeSoFar;
        var total = sinceFirstByte + (left / rate);
        if (total <= segment * TooLong) return false;
        lower = Math.Min(Ladder.HighestAtMost(media, rate * Safety), request.Representation);
        reason = TooSlow.With(rate.Kbps, total.Seconds, segment.Seconds);
        return lower < request.Representation && media.SizeOf(lower, request.Segment) < left;
    }
}
