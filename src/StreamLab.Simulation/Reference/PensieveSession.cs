using StreamLab.Player;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Simulation;

/// <summary>
/// Runs one of our rules, with our estimators, in Pensieve's loop (test/fixed_env.py and its rules; Mao et al., SIGCOMM'17): the first
/// Segment is fixed, then rule and download take turns. A rule's waits are not looked at: the environment knows none but its own.
/// </summary>
public sealed class PensieveSession
{
    private readonly PensieveSetup _setup;
    private readonly AdaptationSet _video;
    private readonly PensieveEnvironment _environment;
    private readonly IAbrRule _rule;
    private readonly IThroughputEstimator _estimator;
    private readonly PensieveMeter _figures;
    private readonly SessionMeter _meter;
    private readonly PensieveLog _log;
    private PensieveState _state;
    private Instant _now;
    private Duration _startup, _stalled;
    private Download? _lastDownload;
    private int _last = -1;

    private PensieveSession(PensieveSetup setup, AdaptationSet video, PensieveEnvironment environment, IObserver<SessionEvent>? observer)
    {
        (_setup, _video, _environment) = (setup, video, environment);
        _rule = AbrRules.All.Create(setup.Configuration.Abr);
        _estimator = Estimators.All.Create(EstimatorOf(setup.Configuration));
        (_figures, _meter, _log) = (new PensieveMeter(video), new SessionMeter(video, pathways: 1), new PensieveLog(setup, video, observer));
    }

    /// <param name="observer">Hears <c>session</c>, one <c>segment</c> a download, <c>summary</c>.</param>
    /// <returns>False, with one line that says what is wrong, when the setup does not fit.</returns>
    public static bool TryRun(PensieveSetup setup, IObserver<SessionEvent>? observer, out SessionSummary summary, out string error)
    {
        summary = null!;
        if (!TryModel(setup, out var model, out error) || !OptimalPlan.TryFill(setup.Configuration, model, out var configuration, out error, setup.Cancellation)) return false;
        var session = new PensieveSession(setup with { Configuration = configuration }, model.Video, model.Environment, observer);
        session._log.TellStart();
        var stopped = session.Run();
        summary = session.Summarise(stopped is { } reason ? SessionEnd.Of(reason, session._now - Instant.Origin) : new SessionEnd(SessionEndKind.Completed));
        session._log.TellSummary(summary);
        return true;
    }

    /// <summary>The sessions that a setup allows, whatever its rule.</summary>
    /// <returns>False, with one line that says what is wrong, when there are none.</returns>
    public static bool TryModel(PensieveSetup setup, out PensieveModel model, out string error)
    {
        model = null!;
        var video = PlayerBlueprint.SelectTracks(setup.Media).FirstOrDefault(t => t.ContentType == ContentType.Video);
        error = video is null ? "there is no video to play"
            : video.RepresentationCount > DecisionString.MostRepresentations ? $"Pensieve's environment takes at most {DecisionString.MostRepresentations} representations"
            : setup.Configuration.Buffer <= Duration.Zero ? "the buffer must be above zero" : "";
        if (error.Length > 0) return false;
        model = new PensieveModel(video!, new PensieveEnvironment(setup.Trace, setup.Configuration.Buffer));
        return true;
    }

    private static string EstimatorOf(SessionConfiguration configuration) => configuration.Estimator ?? AbrRules.All.Find(configuration.Abr)!.Estimator;

    /// <returns>What ended it before the end of the media; null: nothing.</returns>
    private StopReason? Run()
    {
        _meter.Enter(_now, PlayoutCondition.Starting);
        var stopped = DownloadAll();
        _now += _state.Buffer; // what is left is played
        return stopped;
    }

    private StopReason? DownloadAll()
    {
        for (var segment = 0; segment < _video.SegmentCount; segment++)
        {
            _setup.Cancellation.ThrowIfCancellationRequested();
            var (estimate, before) = (_estimator.Throughput, _state);
            var decision = Decide(segment, estimate);
            var download = _environment.Download(ref _state, _video.SizeOf(decision.Representation, segment), _video.Segments[segment].Duration);
            if (double.IsInfinity(_state.TraceTime.Seconds))
            {
                _state = before;
                return StopReason.NothingArrives;
            }
            Count(segment, decision.Representation, download);
            _log.TellSegment(segment, decision, download, _now + download.Time, _state.Buffer + download.Sleep, estimate);
            Learn(segment, decision.Representation, download);
            if (_now > Instant.Origin + _setup.TimeLimit) return StopReason.TakesTooLong;
        }
        return null;
    }

    private AbrDecision Decide(int segment, Bitrate? estimate)
    {
        if (segment == 0 && _rule is not PlannedRule) return new(Math.Min(PensieveEnvironment.FirstRepresentation, _video.RepresentationCount - 1), Duration.Zero, default);
        _meter.Decisions++;
        return _rule.Choose(new AbrContext
        {
            Media = _video,
            Segment = segment,
            LastRepresentation = _last,
            BufferLevel = _state.Buffer,
            BufferCapacity = _environment.BufferCapacity,
            Throughput = estimate,
            Latency = _estimator.Latency,
            Now = _now,
            LastDownload = _lastDownload,
            IsPlaying = segment > 0,
            StalledFor = _stalled,
            PlaybackRate = 1,
        });
    }

    private void Count(int index, int representation, in PensieveDownload download)
    {
        var (segment, size, arrival) = (_video.Segments[index], _video.SizeOf(representation, index), _now + download.Time);
        _figures.Add(representation, download.Stall);
        if (index == 0) _startup = download.Time;
        else if (download.Stall > Duration.Zero) _meter.Enter(arrival - download.Stall, PlayoutCondition.Stalled);
        _meter.Enter(arrival, PlayoutCondition.Playing);
        _meter.Requests++;
        _meter.Segments++;
        _meter.Delivered(0, RequestPurpose.Media, size);
        // Everything that comes in is played sooner or later.
        _meter.Advanced(segment.Duration);
        _meter.Show(new BufferedMedia(segment.Start, segment.End, index, representation, size), segment.Duration);
    }

    private void Learn(int segment, int representation, in PensieveDownload download)
    {
        var sample = new ThroughputSample(_video.SizeOf(representation, segment), PensieveEnvironment.RoundTripTime, download.Transfer, _video.Segments[segment].Duration);
        _estimator.Add(sample);
        _lastDownload = new Download(segment, representation, _now, _now + download.Time, sample);
        (_rule as IAbrMemory)?.DownloadEnded(new DownloadOutcome
        {
            Media = _video,
            BufferCapacity = _environment.BufferCapacity,
            BufferLevel = _state.Buffer + download.Sleep,
            Representation = representation,
            Time = download.Time,
            Instead = -1,
        });
        if (download.Sleep > Duration.Zero) (_rule as IAbrMemory)?.WaitedForRoom(download.Sleep);
        _now += download.Time + download.Sleep;
        if (segment > 0) _stalled += download.Stall;
        _last = representation;
    }

    private SessionSummary Summarise(SessionEnd end)
    {
        var configuration = _setup.Configuration;
        var labels = new SessionLabels(
            PlannedRule.WithoutPlan(configuration.Abr), configuration.Pathway, EstimatorOf(configuration), AbrRules.All.Find(configuration.Abr)!.InformationSet.Describe(_video),
            _setup.Media.Title, _setup.TraceName, configuration.Seed, [_setup.PathwayName]);
        var native = _meter.Summarise(labels, _now, end, _last < 0 ? null : _startup, _now - Instant.Origin);
        return native with { Compat = _figures.ToJson() };
    }
}
