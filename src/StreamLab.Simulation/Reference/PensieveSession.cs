using StreamLab.Player;

namespace StreamLab.Simulation.Reference;

/// <summary>
/// Runs one of our rules, with our estimators, in Pensieve's loop (test/fixed_env.py and its rules; Mao et al., SIGCOMM'17): the first
/// Segment is fixed, then rule and download take turns. A rule's waits are not looked at: the environment knows none but its own.
/// </summary>
public sealed class PensieveSession
{
    private readonly AdaptationSet _video;
    private readonly PensieveEnvironment _environment;
    private readonly IAbrRule _rule;
    private readonly IThroughputEstimator _estimator;
    private readonly PensieveMeter _meter;
    private PensieveState _state;
    private Instant _now;
    private Duration _stalled;
    private Download? _lastDownload;
    private int _last = -1;

    private PensieveSession(AdaptationSet video, PensieveEnvironment environment, IAbrRule rule, IThroughputEstimator estimator) =>
        (_video, _environment, _rule, _estimator, _meter) = (video, environment, rule, estimator, new PensieveMeter(video));

    /// <summary>Runs a whole session.</summary>
    /// <param name="estimator">What the rule's throughput comes from.</param>
    /// <returns>False when the trace brings no more before the media ends.</returns>
    public static bool TryRun(AdaptationSet video, PensieveEnvironment environment, IAbrRule rule, IThroughputEstimator estimator, out PensieveFigures figures)
    {
        var session = new PensieveSession(video, environment, rule, estimator);
        var completed = session.Run();
        figures = session._meter.Figures();
        return completed;
    }

    private bool Run()
    {
        for (var segment = 0; segment < _video.SegmentCount; segment++)
        {
            var representation = Decide(segment);
            var download = _environment.Download(ref _state, _video.SizeOf(representation, segment), _video.Segments[segment].Duration);
            if (double.IsInfinity(_state.TraceTime.Seconds)) return false;
            _meter.Add(representation, download.Stall);
            Learn(segment, representation, download);
        }
        return true;
    }

    private int Decide(int segment)
    {
        if (segment == 0 && _rule is not PlannedRule) return Math.Min(PensieveEnvironment.FirstRepresentation, _video.RepresentationCount - 1);
        return _rule.Choose(new AbrContext
        {
            Media = _video,
            Segment = segment,
            LastRepresentation = _last,
            BufferLevel = _state.Buffer,
            BufferCapacity = _environment.BufferCapacity,
            Throughput = _estimator.Throughput,
            Latency = _estimator.Latency,
            Now = _now,
            LastDownload = _lastDownload,
            IsPlaying = segment > 0,
            StalledFor = _stalled,
            PlaybackRate = 1,
        }).Representation;
    }

    private void Learn(int segment, int representation, in PensieveDownload download)
    {
        var sample = new ThroughputSample(_video.SizeOf(representation, segment), PensieveEnvironment.RoundTripTime, download.Transfer, _video.Segments[segment].Duration);
        _estimator.Add(sample);
        _lastDownload = new Download(segment, representation, _now, _now + download.Time, sample);
        _now += download.Time + download.Sleep;
        if (segment > 0) _stalled += download.Stall;
        _last = representation;
    }
}
