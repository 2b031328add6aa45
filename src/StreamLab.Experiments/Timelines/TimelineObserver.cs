using StreamLab.Player;

namespace StreamLab.Experiments;

/// <summary>Listens to a session and keeps what its timeline shows.</summary>
internal sealed class TimelineObserver(IReadOnlyList<string> representations) : IObserver<SessionEvent>
{
    private readonly Dictionary<string, int> _places = representations.Index().ToDictionary(r => r.Item, r => r.Index, StringComparer.Ordinal);
    private readonly List<TimelinePoint> _points = [];
    private readonly List<(double From, double To)> _stalls = [];
    private double _stalledSince = double.NaN;

    public IReadOnlyList<TimelinePoint> Points => _points;
    public IReadOnlyList<(double From, double To)> Stalls => _stalls;

    public void OnNext(SessionEvent value)
    {
        switch (value)
        {
            case SegmentEvent { Track: "video" } segment:
                _points.Add(new(segment.T, _places[segment.Representation], segment.BufferSeconds, segment.ThroughputKbps, Regret: null));
                break;
            case StallStartEvent:
                _stalledSince = value.T;
                break;
            case StallEndEvent or SummaryEvent when !double.IsNaN(_stalledSince):
                _stalls.Add((_stalledSince, value.T));
                _stalledSince = double.NaN;
                break;
            default: break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
