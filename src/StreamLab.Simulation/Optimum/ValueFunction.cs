namespace StreamLab.Simulation.Optimum;

/// <summary>
/// The most that sum of q − |Δq| can still become from any Segment, last Representation and time on, if the lag never exceeds a given one: a
/// bound over all such sessions, and exact but for what the dynamics are relaxed by. As a function of time it falls in steps, and is kept as
/// their edges: the latest time by which each value can still be had. They are found from the last Segment backwards: what a value needs at
/// the next Segment, less the time of a download, it needs at this one.
/// </summary>
internal sealed class ValueFunction(SessionModel model, QoeForm qoe)
{
    // What rounding may shift an edge by, so that no session falls between two.
    private const double Slack = 1e-9;

    private readonly int _representations = model.Video.RepresentationCount;
    private readonly StepList _steps = new(model.Video.SegmentCount, model.Video.RepresentationCount);
    private readonly StepList.Merge _merge = new(model.Video.RepresentationCount);

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
            for (var r = 0; r < _representations; r++) Shift(k, r, k == last, least);
            // Before the first Segment of all nothing was played.
            var states = k == from.Segment ? 1 : _representations;
            for (var q = 0; q < states; q++)
            {
                var state = k == from.Segment ? from.Last : q;
                for (var r = 0; r < _representations; r++) _merge.SetGain(r, qoe.Gain(state, r));
                _steps.Append(k, Math.Max(state, 0), _merge, coarseness);
            }
        }
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
        _merge.Begin(representation);
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
            _merge.Add(representation, value, request);
            return true;
        }
    }
}
