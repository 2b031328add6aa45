using StreamLab.Player;

namespace StreamLab.Simulation;

/// <summary>
/// Sabre's loop around our rules and estimators: wait for room, ask the rule, download, let the buffer be played meanwhile. Its results
/// equal those of sabre.py (UMass-LIDS/sabre, Spiteri et al., MMSys'18); nothing else in the house works like this.
/// </summary>
public sealed class SabreSession
{
    /// <summary>What replaced a buffered Segment too late, or would have, wants nothing instead.</summary>
    private const int Nothing = -1;

    private readonly SabreSetup _setup;
    private readonly AdaptationSet _media;
    private readonly SabreRule _rule;
    private readonly IThroughputEstimator _estimator;
    private readonly SessionMeter _meter;
    private readonly SabreMetrics _metrics;
    private readonly SabreReactionTime _reaction;
    private readonly SabrePlayout _playout;
    private readonly SabreNetwork _network;
    private readonly SabreLog _log;
    private readonly double _segmentMs, _capacityMs;
    private readonly ScriptedAction? _seek;

    private int _sustained = -1, _next, _last;
    private int? _wanted;
    private bool _hasSought;

    private SabreSession(SabreSetup setup, AdaptationSet media, IObserver<SessionEvent>? observer)
    {
        var configuration = setup.Configuration;
        (_setup, _media, _segmentMs, _capacityMs) = (setup, media, media.Segments[0].Duration.Ms(), configuration.Buffer.Ms());
        _rule = SabreRules.All.Create(configuration.Abr);
        _estimator = Estimators.All.Create(EstimatorOf(configuration));
        _meter = new SessionMeter(media, pathways: 1);
        _metrics = new SabreMetrics(media, () => _sustained, setup.RampUp);
        _reaction = new SabreReactionTime(_capacityMs);
        _playout = new SabrePlayout(media, _metrics, _reaction, _meter);
        _network = new SabreNetwork(setup.Pathway.Trace, setup.TimeLimit, Enter);
        _log = new SabreLog(setup, media, _playout, observer);
        if (configuration.Script.Count > 0) _seek = configuration.Script[0];
    }

    /// <param name="observer">Hears <c>session</c>, one <c>segment</c> a download, <c>summary</c>.</param>
    /// <returns>False, with one line that says what is wrong, when the setup does not fit.</returns>
    public static bool TryRun(SabreSetup setup, IObserver<SessionEvent>? observer, out SessionSummary summary, out string error)
    {
        summary = null!;
        if (!TryCheck(setup, out var media, out error)) return false;
        var session = new SabreSession(setup, media, observer);
        session._log.TellStart();
        session.Run();
        summary = session.Summarise();
        session._log.TellSummary(summary);
        return true;
    }

    /// <summary>Whether the loop can run it.</summary>
    /// <param name="media">What it would play.</param>
    /// <returns>False, with one line that says what is wrong.</returns>
    public static bool TryCheck(SabreSetup setup, out AdaptationSet media, out string error)
    {
        var video = PlayerBlueprint.SelectTracks(setup.Media).FirstOrDefault(t => t.ContentType == ContentType.Video);
        (media, error) = (video!, video is null ? "there is no video to play" : SabreCheck.Problem(setup, video));
        return error.Length == 0;
    }

    private static string EstimatorOf(SessionConfiguration configuration) => configuration.Estimator ?? SabreRules.All.Find(configuration.Abr)!.Estimator;

    private void Run()
    {
        _network.Start();
        DownloadFirst();
        while (_next < _media.SegmentCount && !_network.IsDead)
        {
            _setup.Cancellation.ThrowIfCancellationRequested();
            SeekWhenDue();
            WaitForRoom();
            DownloadNext();
        }
        _playout.Drain();
    }

    /// <summary>The rule is not asked, nobody may abandon it, and nothing is played meanwhile.</summary>
    private void DownloadFirst()
    {
        var download = _network.Download(_media.SizeOf(0, 0).Bits, check: null);
        Count(download, wasted: DataSize.Zero);
        _playout.Start(download.TimeMs);
        _playout.Append(0, 0);
        _next = 1;
        Learn(download);
        _log.TellSegment(0, 0, download, isReplacement: false, estimate: null, default);
    }

    /// <summary>At a download position, not at a time.</summary>
    private void SeekWhenDue()
    {
        if (_hasSought || _seek is not { } seek || _next * _segmentMs < seek.At.Ms()) return;
        _hasSought = true;
        _next = (int)Math.Floor(seek.Position.Ms() / _segmentMs);
        _playout.Flush();
        _metrics.Sought(_playout.NowMs);
        var hears = _rule.Rule is not (DynamicRule or DynamicDashRule) || !_setup.Quirks.HidesSeeksFromDynamic;
        if (hears) (_rule.Rule as IAbrMemory)?.Sought(_next);
    }

    private void WaitForRoom()
    {
        var excessMs = _playout.LevelMs + _segmentMs - _capacityMs;
        if (excessMs <= 0) return;
        Wait(excessMs);
        (_rule.Rule as IAbrMemory)?.WaitedForRoom(SabreUnits.DurationOfMs(excessMs));
    }

    private void Wait(double ms)
    {
        _playout.Play(ms);
        _network.Wait(ms);
    }

    private void DownloadNext()
    {
        var decision = _wanted is { } wanted ? new AbrDecision(wanted, Duration.Zero, default) : _rule.Rule.Choose(Context());
        var place = _wanted is null ? PlaceToReplace(decision.Representation) : null;
        _wanted = null;
        _meter.Decisions++;
        if (place is null && decision.Wait > Duration.Zero) Wait(decision.Wait.Milliseconds);
        var (segment, estimate) = (_next + (place ?? 0), _estimator.Throughput!.Value);
        var download = _network.Download(_media.SizeOf(decision.Representation, segment).Bits, AbandonmentOf(segment, decision.Representation, place));
        _playout.Play(download.TimeMs);
        Keep(decision.Representation, download, place);
        Tell(decision.Representation, download, place is not null);
        _metrics.Compare(estimate, download.Rate);
        if (download.AbandonedTo is null || !_setup.Quirks.DropsAbandonedSamples) Learn(download);
        _log.TellSegment(segment, decision.Representation, download, place is not null, estimate, decision.Reason);
    }

    /// <returns>The place of the Segment to fetch again, from the end of the buffer; null: none.</returns>
    private int? PlaceToReplace(int representation)
    {
        var buffered = _playout.Representations;
        var index = SegmentReplacement.Choose(_setup.Configuration.Replacement, [.. buffered], _playout.PlayedOfFirstMs / _segmentMs, representation);
        return index < 0 ? null : index - buffered.Count;
    }

    private SabreNetwork.AbandonmentCheck? AbandonmentOf(int segment, int representation, int? place)
    {
        if (_setup.Configuration.Abandonment == AbandonmentRules.Off) return null;
        var levelMs = _playout.LevelMs;
        return (in SabreDownload soFar) =>
        {
            var leftMs = Math.Max(0, levelMs - soFar.TimeMs);
            if (place is { } p) return leftMs + (_segmentMs * p) <= 0 ? Nothing : null;
            return _rule.Rule is IAbandonmentRule rule && rule.GivesUp(Progress(segment, representation, soFar, SabreUnits.DurationOfMs(leftMs)), out var instead, out _) ? instead : null;
        };
    }

    private void Keep(int representation, in SabreDownload download, int? place)
    {
        var inTime = place is not { } p || _playout.LevelMs + (_segmentMs * p) >= 0;
        var isKept = download.AbandonedTo is null && inTime;
        Count(download, wasted: isKept ? DataSize.Zero : download.Size);
        if (download.AbandonedTo is { } wanted && place is null && !_setup.Quirks.ForgetsWhatAbandonmentWanted) _wanted = wanted;
        if (!isKept) return;
        if (place is { } replaced) _playout.Replace(replaced, representation);
        else _playout.Append(_next++, representation);
    }

    private void Tell(int representation, in SabreDownload download, bool isReplacement)
    {
        _last = representation;
        (_rule.Rule as IAbrMemory)?.DownloadEnded(new DownloadOutcome
        {
            Media = _media,
            BufferCapacity = _setup.Configuration.Buffer,
            BufferLevel = SabreUnits.DurationOfMs(_playout.LevelMs),
            Representation = representation,
            Time = download.Time,
            IsReplacement = isReplacement,
            IsAbandoned = download.AbandonedTo is not null,
            Instead = download.AbandonedTo ?? Nothing,
        });
    }

    private void Learn(in SabreDownload download) =>
        _estimator.Add(new ThroughputSample(download.Size, download.TimeToFirstBit, download.TransferTime, _media.Segments[0].Duration));

    private void Count(in SabreDownload download, DataSize wasted)
    {
        _meter.Requests++;
        _meter.Delivered(0, RequestPurpose.Media, download.Size);
        _meter.Wasted += wasted;
        if (download.AbandonedTo is null) _meter.Segments++;
        else _meter.Abandoned++;
    }

    /// <summary>Another period of the trace: what it sustains is the highest rate that its bandwidth carries, its latency charged.</summary>
    private void Enter(SabrePeriod period)
    {
        var before = _sustained;
        _sustained = Sustained(period.BitsPerMs * (1 - (period.LatencyMs / _segmentMs)));
        if (before >= 0 && _sustained != before) _reaction.NetworkChanged(_network.NowMs, _sustained, before, _playout.Representations);
    }

    private int Sustained(double kbps)
    {
        var representation = 0;
        while (representation + 1 < _media.RepresentationCount && _media.BandwidthOf(representation + 1).Kbps <= kbps) representation++;
        return representation;
    }

    private AbrContext Context() => new()
    {
        Media = _media,
        Segment = _next,
        LastRepresentation = _last,
        BufferLevel = SabreUnits.DurationOfMs(_playout.LevelMs),
        BufferCapacity = _setup.Configuration.Buffer,
        Throughput = _estimator.Throughput,
        Latency = _estimator.Latency,
        Now = SabreUnits.InstantOfMs(_playout.NowMs),
        IsPlaying = true,
        StalledFor = Duration.FromMilliseconds(_metrics.RebufferMs),
        PlaybackRate = 1,
    };

    private DownloadProgress Progress(int segment, int representation, in SabreDownload soFar, Duration level) => new()
    {
        Media = _media,
        Segment = segment,
        Representation = representation,
        Received = soFar.Size,
        Elapsed = soFar.Time,
        TimeToFirstByte = soFar.TimeToFirstBit,
        BufferLevel = level,
        BufferCapacity = _setup.Configuration.Buffer,
        Latency = _estimator.Latency,
    };

    private SessionSummary Summarise()
    {
        var configuration = _setup.Configuration;
        var labels = new SessionLabels(
            configuration.Abr, configuration.Pathway, EstimatorOf(configuration), SabreRules.All.Find(configuration.Abr)!.InformationSet.Describe(_media),
            _setup.Media.Title, _setup.TraceName, configuration.Seed, [_setup.Pathway.Name]);
        var end = !_network.IsDead ? new SessionEnd(SessionEndKind.Completed) : SessionEnd.Of(_network.CauseOfDeath, Duration.FromMilliseconds(_network.NowMs));
        var native = _meter.Summarise(labels, SabreUnits.InstantOfMs(_playout.NowMs), end, Duration.FromMilliseconds(_playout.StartedAtMs), Duration.FromMilliseconds(_playout.NowMs));
        return native with { Compat = _metrics.ToJson(_capacityMs, _playout.NowMs, _reaction.TotalMs, _rule.StallWeight) };
    }
}
