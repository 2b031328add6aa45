namespace StreamLab.Simulation.Optimum;

/// <summary>
/// The most that sum of q − |Δq| can still become from any Segment, last Representation and time on, if the lag never exceeds a given one: a
/// bound over all such sessions, and exact but for what the dynamics are relaxed by. As a function of time it falls in steps, and is kept as
/// their edges: the latest time by which each value can still be had. They are found from the last Segment backwards: what a value needs at
/// the next Segment, less the time of a download, it needs at this one.
/// </summary>
/// <param name="cancellation">Looked at for each Segment.</param>
internal sealed class ValueFunction(SessionModel model, QoeForm qoe, CancellationToken cancellation)
{
    // What rounding may shift an edge by, so that no session falls between two.
    private const double Slack = 1e-9;

    private static readonly StepFunction Nothing = new();

    private readonly int _representations = model.Video.RepresentationCount;
    private readonly StepList _steps = new(model.Video.SegmentCount, model.Video.RepresentationCount);

    // For the Segment in work, by Representation: what is to be had after requesting it so; the highest of that from there up.
    private readonly StepFunction[] _after = New(model.Video.RepresentationCount), _up = New(model.Video.RepresentationCount);
    private StepFunction _down = new(), _spare = new();

    /// <summary>The largest lag that it allows.</summary>
    public double LagSeconds { get; private set; }

    /// <param name="from">Where sessions are; Segments before it are not looked at.</param>
    /// <param name="coarseness">Values nearer to one another than this are taken for the larger; zero is exact.</param>
    public void Build(in SessionPoint from, LeastTimes least, double lagSeconds, double coarseness)
    {
        LagSeconds = lagSeconds;
        _steps.Clear();
        var last = model.Video.SegmentCount - 1;
        for (var k = last; k >= from.Segment; k--)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var r = 0; r < _representations; r++) Shift(k, r, k == last, least);
            if (k == from.Segment && from.Last < 0) AppendFirst(k, coarseness);
            else AppendAll(k, coarseness);
        }
    }

    /// <summary>
    /// Where the Representation before was q, one not below it gains q(r) − (q(r) − q) = q, whichever it is, and one below it 2q(r) − q. So two
    /// step functions do for all of them, and those of the next q are found from those of this.
    /// </summary>
    private void AppendAll(int segment, double coarseness)
    {
        for (var r = _representations - 1; r >= 0; r--) _up[r].SetHighest(new(_after[r], 0, r + 1 < _representations ? _up[r + 1] : Nothing, 0));
        _down.Clear();
        for (var r = 0; r < _representations; r++)
        {
            var quality = qoe.Quality(r);
            _steps.Append(segment, r, new(_up[r], quality, _down, -quality), coarseness);
            Lower(_after[r], 2 * quality);
        }
    }

    /// <summary>Before the first Segment of all nothing was played: every one gains its quality.</summary>
    private void AppendFirst(int segment, double coarseness)
    {
        _down.Clear();
        for (var r = 0; r < _representations; r++) Lower(_after[r], qoe.Quality(r));
        _steps.Append(segment, 0, new(_down, 0, Nothing, 0), coarseness);
    }

    private void Lower(StepFunction after, double gain)
    {
        _spare.SetHighest(new(_down, 0, after, gain));
        (_down, _spare) = (_spare, _down);
    }

    /// <summary>Minus infinity where the lag would become too large.</summary>
    public double At(int segment, int last, double readySeconds) =>
        segment == model.Video.SegmentCount ? 0 : _steps.At(segment, Math.Max(last, 0), readySeconds);

    /// <summary>Until when a Segment must be requested in a Representation, for each value that is to be had after it.</summary>
    private void Shift(int segment, int representation, bool isLast, LeastTimes least)
    {
        var size = model.Video.SizeOf(representation, segment);
        var deadline = model.Deadline(segment) + LagSeconds + Slack;
        var earliest = least.ReadySeconds(segment) - Slack;
        _after[representation].Clear();
        if (isLast)
        {
            Add(0, deadline);
            return;
        }
        var room = model.Room(segment + 1) + least.LagSeconds(segment + 1) - Slack;
        var values = _steps.ValuesOf(segment + 1, representation);
        var times = _steps.TimesOf(segment + 1, representation);
        for (var i = 0; i < values.Length && times[i] >= room; i++)
        {
            // Of the steps beyond the deadline only the highest counts.
            if (i + 1 < times.Length && times[i + 1] >= deadline && times[i + 1] >= room) continue;
            if (!Add(values[i], Math.Min(times[i], deadline))) return;
        }

        bool Add(double value, double arrival)
        {
            var request = model.LatestRequest(arrival, size) + Slack;
            if (request < earliest) return false;
            _after[representation].Add(value, request);
            return true;
        }
    }

    private static StepFunction[] New(int count) => [.. Enumerable.Range(0, count).Select(_ => new StepFunction())];
}
