using System.Reactive.Subjects;

namespace StreamLab.Client;

/// <summary>
/// No picture (<c>--render none</c>): a clock that runs and holds as it is told, and throws media away. It never starves: what is buffered the
/// player knows better.
/// </summary>
public sealed class ClockRenderer : IRenderer
{
    private static readonly TimeSpan Cadence = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Subject<PlayoutReport> _reports = new();

    private Duration _position;
    private double _rate;
    private long _since;

    public ClockRenderer(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => Report(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public IObservable<PlayoutReport> Reports => _reports;

    public void Append(SegmentMedia media) => media.Dispose();

    public void Start(Duration position, double rate) => Set(position, rate, Cadence);

    public void Hold(Duration position) => Set(position, 0, Timeout.InfiniteTimeSpan);

    public void JumpTo(Duration position) => Set(position, 0, Timeout.InfiniteTimeSpan);

    public void FlushTo(Duration position) => Set(position, 0, Timeout.InfiniteTimeSpan);

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        _reports.OnCompleted();
    }

    private void Set(Duration position, double rate, TimeSpan cadence)
    {
        lock (_gate) (_position, _rate, _since) = (position, rate, _time.GetTimestamp());
        _timer.Change(cadence, cadence);
    }

    private void Report()
    {
        PlayoutReport report;
        lock (_gate) report = new(_position + (Duration.FromTimeSpan(_time.GetElapsedTime(_since)) * _rate), _rate, Starved: false);
        if (report.Rate > 0) _reports.OnNext(report);
    }
}
