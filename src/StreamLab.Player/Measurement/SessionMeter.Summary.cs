namespace StreamLab.Player;

public sealed partial class SessionMeter
{
    private bool IsVideo => leading.ContentType == ContentType.Video;

    /// <summary>The figures so far.</summary>
    /// <param name="startup">First request to first frame; null when there was none.</param>
    /// <param name="wall">First request to now.</param>
    public SessionSummary Summarise(SessionLabels labels, Instant now, SessionEnd? end, Duration? startup, Duration wall)
    {
        Settle(now);
        var stalled = SecondsIn(PlayoutCondition.Stalled);
        var waited = (startup?.Seconds ?? SecondsIn(PlayoutCondition.Starting)) + stalled + SecondsIn(PlayoutCondition.Paused) + SecondsIn(PlayoutCondition.Seeking);
        var qoe = Qoes(startup?.Seconds ?? SecondsIn(PlayoutCondition.Starting));
        var perSegment = Array.ConvertAll(qoe, q => PlayedSegments > 0 ? q / PlayedSegments : null);
        return new SessionSummary
        {
            Abr = labels.Abr,
            PathwaySelector = labels.PathwaySelector,
            Estimator = labels.Estimator,
            InformationSet = labels.InformationSet,
            Media = labels.Media,
            Trace = labels.Trace,
            Seed = labels.Seed,
            End = end,
            StartupDelaySeconds = startup?.Seconds,
            PlayedSeconds = PlayedSeconds,
            PlayingSeconds = PlayingSeconds,
            PausedSeconds = SecondsIn(PlayoutCondition.Paused),
            SeekSeconds = SecondsIn(PlayoutCondition.Seeking),
            StallCount = Stalls,
            StallSeconds = stalled,
            GapCount = Gaps,
            GapSeconds = GapSeconds,
            RebufferRatio = PlayedSeconds + stalled > 0 ? stalled / (stalled + PlayedSeconds) : null,
            MeanBitrateKbps = MeanBitrateKbps(),
            MeanActualKbps = IsVideo && PlayedLeadingSeconds > 0 ? PlayedSize.Bits / PlayedLeadingSeconds / 1000 : null,
            MeanAbsoluteChangeKbps = IsVideo ? MeanAbsoluteChangeKbps : null,
            SwitchCount = IsVideo ? Switches : 0,
            Qoe = new FigureDictionary<double?>(Player.Qoe.Names, qoe),
            QoePerSegment = new FigureDictionary<double?>(Player.Qoe.Names, perSegment),
            Segments = Segments,
            Bytes = Bytes(Media),
            InitBytes = Bytes(Initialization),
            WastedBytes = Bytes(Wasted),
            Requests = Requests,
            FailedRequests = Failed,
            CorruptRequests = Corrupt,
            AbandonedRequests = Abandoned,
            BytesByPathway = new FigureDictionary<long>(labels.Pathways, Array.ConvertAll(_bytesByPathway, Bytes)),
            SecondsByRepresentation = new FigureDictionary<double>(leading.RepresentationIds, IsVideo ? [.. _secondsByRepresentation] : []),
            Decisions = Decisions,
            WallSeconds = wall.Seconds,
            UnaccountedSeconds = wall.Seconds - (waited + PlayingSeconds),
        };
    }

    private double?[] Qoes(double startupSeconds)
    {
        var figures = new double?[_qoe.Length];
        for (var form = 0; IsVideo && form < figures.Length; form++) figures[form] = QoeOf(form, startupSeconds);
        return figures;
    }

    private double? MeanBitrateKbps()
    {
        if (!IsVideo || PlayedLeadingSeconds <= 0) return null;
        double sum = 0;
        for (var r = 0; r < leading.RepresentationCount; r++) sum += leading.BandwidthOf(r).Kbps * SecondsOf(r);
        return sum / PlayedLeadingSeconds;
    }

    private static long Bytes(DataSize size) => (long)Math.Round(size.Bytes);
}
