namespace StreamLab.Player;

public sealed partial class PlayerCore
{
    /// <summary>The figures of the session so far.</summary>
    /// <param name="media">Name of what was played.</param>
    /// <param name="trace">Name of the trace in a simulation.</param>
    public SessionSummary Summarise(string media, string? trace = null)
    {
        CountShown();
        _meter.Settle(_now);
        var startup = _firstFrameAt == Instant.Never ? (Duration?)null : _firstFrameAt - _origin;
        var (played, stalled) = (_meter.PlayedSeconds, _meter.SecondsIn(PlayoutCondition.Stalled));
        var qoe = Qoes(startup?.Seconds ?? _meter.SecondsIn(PlayoutCondition.Starting));
        return new SessionSummary
        {
            Abr = _configuration.Abr,
            PathwaySelector = _configuration.Pathway,
            Estimator = EstimatorOf(_configuration, _rule),
            InformationSet = InformationSet,
            Media = media,
            Trace = trace,
            Seed = _configuration.Seed,
            Completed = EndReason == "end",
            EndReason = EndReason,
            StartupDelaySeconds = startup?.Seconds,
            PlayedSeconds = played,
            PausedSeconds = _meter.SecondsIn(PlayoutCondition.Paused),
            SeekSeconds = _meter.SecondsIn(PlayoutCondition.Seeking),
            StallCount = _meter.Stalls,
            StallSeconds = stalled,
            RebufferRatio = played + stalled > 0 ? stalled / (stalled + played) : null,
            MeanBitrateKbps = MeanBitrateKbps(),
            MeanActualKbps = IsVideo && _meter.PlayedLeadingSeconds > 0 ? _meter.PlayedSize.Bits / _meter.PlayedLeadingSeconds / 1000 : null,
            MeanAbsoluteChangeKbps = IsVideo ? _meter.MeanAbsoluteChangeKbps : null,
            SwitchCount = IsVideo ? _meter.Switches : 0,
            Qoe = qoe,
            QoePerSegment = qoe.ToDictionary(q => q.Key, q => _meter.PlayedSegments > 0 ? q.Value / _meter.PlayedSegments : null, StringComparer.Ordinal),
            Segments = _meter.Segments,
            Bytes = Bytes(_meter.Media),
            InitBytes = Bytes(_meter.Initialization),
            WastedBytes = Bytes(_meter.Wasted),
            Requests = _meter.Requests,
            FailedRequests = _meter.Failed,
            AbandonedRequests = _meter.Abandoned,
            BytesByPathway = Enumerable.Range(0, _pathways.Count).ToDictionary(_pathways.Name, p => Bytes(_meter.BytesOf(p)), StringComparer.Ordinal),
            SecondsByRepresentation = SecondsByRepresentation(),
            Decisions = _meter.Decisions,
            WallSeconds = _origin == Instant.Never ? 0 : (_now - _origin).Seconds,
        };
    }

    /// <summary>What the rule was told about the media, for logs.</summary>
    public string InformationSet
    {
        get
        {
            var declared = _rule.InformationSet;
            var told = new List<string>();
            if (declared.HasFlag(Player.InformationSet.DeclaredRates)) told.Add("declared rates");
            if (declared.HasFlag(Player.InformationSet.SegmentSizes)) told.Add(Leading.Media.HasExactSizes ? "exact segment sizes" : "nominal segment sizes");
            if (declared.HasFlag(Player.InformationSet.Quality)) told.Add("segment quality");
            return told.Count == 0 ? "none" : string.Join(", ", told);
        }
    }

    private bool IsVideo => Leading.Media.ContentType == ContentType.Video;

    private Dictionary<string, double?> Qoes(double startupSeconds) =>
        Qoe.Names.Select((name, form) => (name, value: IsVideo ? _meter.QoeOf(form, startupSeconds) : null)).ToDictionary(q => q.name, q => q.value, StringComparer.Ordinal);

    private double? MeanBitrateKbps()
    {
        if (!IsVideo || _meter.PlayedLeadingSeconds <= 0) return null;
        double sum = 0;
        for (var r = 0; r < Leading.Media.RepresentationCount; r++) sum += Leading.Media.BandwidthOf(r).Kbps * _meter.SecondsOf(r);
        return sum / _meter.PlayedLeadingSeconds;
    }

    private Dictionary<string, double> SecondsByRepresentation() =>
        IsVideo ? Leading.Media.Representations.Select((r, i) => (r.Id, i)).ToDictionary(r => r.Id, r => _meter.SecondsOf(r.i), StringComparer.Ordinal) : [];
}
