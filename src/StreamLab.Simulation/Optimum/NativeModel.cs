using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Simulation.Optimum;

/// <summary>
/// What <c>simulate</c> does for one video track over one pathway without abandonment, seeks, pauses and changes of the playback rate. Its clock
/// begins with the first request: that of an Initialization Segment where there are such.
/// </summary>
public sealed class NativeModel : SessionModel
{
    // As PlayerCore: media that arrives at the very instant at which the last is played is in time.
    private const double SameInstant = 1e-9;

    private readonly BandwidthTrace _trace;
    private readonly Duration _roundTrip, _leastLatency;
    private readonly Duration _buffer, _start, _rebuffer;

    /// <param name="buffer">Most media that may be buffered.</param>
    /// <param name="start">Media needed before the picture starts.</param>
    /// <param name="rebuffer">Media needed before it goes on after a stall.</param>
    public NativeModel(AdaptationSet video, SimulatedPathway pathway, Duration buffer, Duration start, Duration rebuffer)
        : base(video)
    {
        (_trace, _roundTrip) = (pathway.Trace, pathway.RoundTripTime);
        (_buffer, _start, _rebuffer) = (buffer, start, rebuffer);
        _leastLatency = _roundTrip + _trace.Periods.Select(p => p.Latency).Min();
    }

    /// <summary>The sessions that a setup allows, whatever its rule.</summary>
    /// <returns>False, with one line that says what is wrong, when no optimum is defined over them.</returns>
    public static bool TryCreate(SimulationSetup setup, out NativeModel model, out string error)
    {
        var configuration = setup.Configuration;
        var tracks = PlayerBlueprint.SelectTracks(setup.Media);
        model = null!;
        error = tracks is not [{ ContentType: ContentType.Video }] ? "an optimum is defined for media with video alone"
            : setup.Pathways.Count != 1 ? "an optimum is defined for one server"
            : configuration.Abandonment != AbandonmentRules.Off || configuration.Replacement != ReplacementStrategy.None ? "an optimum is defined without abandonment and replacement"
            : configuration.Script.Count > 0 || configuration.For is not null || configuration.Rate != 1 ? "an optimum is defined for whole sessions at normal speed, without seeks and pauses"
            : tracks[0].PeriodStarts.Count > 1 && tracks[0].Representations.Any(r => r.HasInitialization) ? "an optimum is defined for media of one Period where there are initialization segments"
            : "";
        if (error.Length == 0) model = new NativeModel(tracks[0], setup.Pathways[0], configuration.Buffer, configuration.StartThreshold, configuration.RebufferThreshold);
        return error.Length == 0;
    }

    /// <summary>The Initialization Segments are in, one after another.</summary>
    public override SessionPoint Start
    {
        get
        {
            var now = 0.0;
            if (Video.Representations.Any(r => r.HasInitialization))
                foreach (var representation in Video.Representations) now = Arrival(now, representation.InitializationSize ?? DataSize.Zero);
            return new(0, -1, now, now, Picture.Starting);
        }
    }

    internal override double PaidLagSeconds => Start.LagSeconds;

    public override SessionPoint Advance(in SessionPoint point, int representation)
    {
        var segment = point.Segment;
        var arrival = Arrival(point.ReadySeconds, Video.SizeOf(representation, segment));
        var (picture, lag) = (point.Picture, point.LagSeconds);
        if (picture != Picture.Running) lag += arrival - point.ReadySeconds;
        else if (arrival - Deadline(segment) - lag >= SameInstant) (picture, lag) = (Picture.Stalled, arrival - Deadline(segment));

        var next = segment + 1;
        if (next == Video.SegmentCount) return new(next, representation, arrival, lag, Picture.Running);
        if (picture != Picture.Running && GoesOn(next, picture, arrival, lag)) picture = Picture.Running;
        var ready = picture == Picture.Running ? Math.Max(arrival, Room(next) + lag) : arrival;
        return new(next, representation, ready, lag, picture);
    }

    internal override double Arrival(double requestSeconds, DataSize size) => double.IsInfinity(requestSeconds) ? requestSeconds :
        _trace.TransferEnd(new Instant(requestSeconds) + _roundTrip + _trace.LatencyAt(new Instant(requestSeconds)), size).Seconds;

    internal override double EarliestArrival(double requestSeconds, DataSize size) => double.IsInfinity(requestSeconds) ? requestSeconds :
        _trace.TransferEnd(new Instant(requestSeconds) + _leastLatency, size).Seconds;

    internal override double LatestRequest(double arrivalSeconds, DataSize size) => (_trace.TransferStart(new Instant(arrivalSeconds), size) - _leastLatency).Seconds;

    internal override double Deadline(int segment) => (Video.Segments[segment].Start - Video.Start).Seconds;

    internal override double Room(int segment) => (Video.Segments[segment].End - Video.Start - _buffer).Seconds;

    /// <summary>As PlayerCore.IsReady: enough media, or no room for the next Segment.</summary>
    private bool GoesOn(int next, Picture picture, double arrival, double lag)
    {
        var level = Deadline(next) - (arrival - lag);
        var threshold = picture == Picture.Starting ? _start : _rebuffer;
        return PlayoutThreshold.IsMet(new Duration(level), threshold, Video) || Room(next) + lag - arrival > SameInstant;
    }
}
