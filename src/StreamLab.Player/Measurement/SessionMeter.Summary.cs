namespace StreamLab.Player;

public sealed partial class SessionMeter
{
    private bool IsVideo => leading.ContentType == ContentType.Video;

    /// <summary>The figures so far.</summary>
    /// <param name="startup">First media request to first frame; null when there was none.</param>
    /// <param name="wall">First media request to now.</param>
    public SessionSummary Summarise(SessionLabels labels, Instant now, string endReason, Duration? startup, Duration wall)
    {
        Settle(now);
        var stalled = SecondsIn(PlayoutCondition.Stalled);
        var qoe = Qoes(startup?.Seconds ?? SecondsIn(PlayoutCondition.Starting));
        return new SessionSummary
        {
            Abr = labels.Abr,
            PathwaySelector = labels.PathwaySelector,
            Estimator = labels.Estimator,
            InformationSet = labels.InformationSet,
            Media = labels.Media,
            Trace = labels.Trace,
            Seed = labels.Seed,
            Completed = endReason == "end",
            EndReason = endReason,
            StartupDelaySeconds = startup?.Seconds,
            PlayedSeconds = PlayedSeconds,
            PausedSeconds = SecondsIn(PlayoutCondition.Paused),
            SeekSeconds = SecondsIn(PlayoutCondition.Seeking),
            StallCount = Stalls,
            StallSeconds = stalled,
            RebufferRatio = PlayedSeconds + stalled > 0 ? stalled / (stalled + PlayedSeconds) : null,
            MeanBitrateKbps = MeanBitrateKbps(),
            MeanActualKbps = IsVideo && PlayedLeadingSeconds > 0 ? PlayedSize.Bits / PlayedLeadingSeconds / 1000 : null,
            MeanAbsoluteChangeKbps = IsVideo ? MeanAbsoluteChangeKbps : null,
            SwitchCount = IsVideo ? Switches : 0,
            Qoe = qoe,
            QoePerSegment = qoe.ToDictionary(q => q.Key, q => PlayedSegments > 0 ? q.Value / PlayedSegments : null, StringComparer.Ordinal),
            Segments = Segments,
            Bytes = Bytes(Media),
            InitBytes = Bytes(Initialization),
            WastedBytes = Bytes(Wasted),
            Requests = Requests,
            FailedRequests = Failed,
            AbandonedRequests = Abandoned,
            BytesByPathway = labels.Pathways.Index().ToDictionary(p => p.Item, p => Bytes(BytesOf(p.Index)), StringComparer.Ordinal),
            SecondsByRepresentation = SecondsByRepresentation(),
            Decisions = Decisions,
            WallSeconds = wall.Seconds,
        };
    }

    private Dictionary<string, double?> Qoes(double startupSeconds) =>
        Qoe.Names.Select((name, form) => (name, value: IsVideo ? QoeOf(form, startupSeconds) : null)).ToDictionary(q => q.name, q => q.value, StringComparer.Ordinal);

    private double? MeanBitrateKbps()
    {
        if (!IsVideo || PlayedLeadingSeconds <= 0) return null;
        double sum = 0;
        for (var r = 0; r < leading.RepresentationCount; r++) sum += leading.BandwidthOf(r).Kbps * SecondsOf(r);
        return sum / PlayedLeadingSeconds;
    }

    private Dictionary<string, double> SecondsByRepresentation() =>
        IsVideo ? leading.Representations.Select((r, i) => (r.Id, i)).ToDictionary(r => r.Id, r => SecondsOf(r.i), StringComparer.Ordinal) : [];

    private static long Bytes(DataSize size) => (long)Math.Round(size.Bytes);
}
