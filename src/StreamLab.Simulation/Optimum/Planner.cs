namespace StreamLab.Simulation.Optimum;

/// <summary>Makes decisions and finds out what they are worth, by the model's exact dynamics.</summary>
/// <param name="cancellation">Looked at for each session that is rated, and for each Segment of one that is looked for.</param>
internal sealed class Planner(SessionModel model, QoeForm qoe, CancellationToken cancellation)
{
    private readonly int _segments = model.Video.SegmentCount, _representations = model.Video.RepresentationCount;

    /// <summary>Always the same Representation.</summary>
    public RatedPlan Constant(in SessionPoint start, int representation)
    {
        var decisions = new int[_segments - start.Segment];
        Array.Fill(decisions, representation);
        return new(Rate(start, decisions), decisions);
    }

    public double Rate(in SessionPoint start, ReadOnlySpan<int> decisions)
    {
        cancellation.ThrowIfCancellationRequested();
        var (point, value) = (start, 0.0);
        foreach (var decision in decisions)
        {
            var next = model.Advance(point, decision);
            value += qoe.Value(point, next);
            point = next;
        }
        return double.IsNaN(value) ? double.NegativeInfinity : value;
    }

    /// <summary>The lag at the end.</summary>
    public double LagOf(in SessionPoint start, ReadOnlySpan<int> decisions)
    {
        var point = start;
        foreach (var decision in decisions) point = model.Advance(point, decision);
        return point.LagSeconds;
    }

    /// <summary>At each Segment what the value function promises most for, from where the session really is.</summary>
    public RatedPlan Follow(in SessionPoint start, ValueFunction values)
    {
        var decisions = new int[_segments - start.Segment];
        var (point, value) = (start, 0.0);
        for (var i = 0; i < decisions.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (next, most) = (default(SessionPoint), double.NegativeInfinity);
            for (var r = 0; r < _representations; r++)
            {
                var there = model.Advance(point, r);
                var promise = qoe.Gain(point.Last, r) + values.At(there.Segment, r, there.ReadySeconds);
                if (there.LagSeconds > values.LagSeconds + 1e-6) promise = double.NegativeInfinity;
                // Where no lag that was allowed can be kept to any more, the least lag is the best.
                if (r > 0 && !(promise > most)) continue;
                (next, most) = (there, promise);
            }
            decisions[i] = next.Last;
            value += qoe.Value(point, next);
            point = next;
        }
        return new(value, decisions);
    }

    /// <summary>Changes one decision at a time for as long as that makes it better.</summary>
    public RatedPlan Improve(in SessionPoint start, in RatedPlan plan)
    {
        var (value, decisions) = (plan.Value, (int[])[.. plan.Decisions]);
        for (var improved = true; improved;)
        {
            improved = false;
            for (var i = 0; i < decisions.Length; i++)
            {
                for (var r = 0; r < _representations; r++)
                {
                    var old = decisions[i];
                    decisions[i] = r;
                    var changed = Rate(start, decisions);
                    if (changed > value + 1e-9) (value, improved) = (changed, true);
                    else decisions[i] = old;
                }
            }
        }
        return new(value, decisions);
    }

    /// <summary>The best of all there are.</summary>
    public RatedPlan TryAll(in SessionPoint start)
    {
        var best = Constant(start, 0);
        if (_representations == 1) return best; // of however many Segments
        var decisions = new int[_segments - start.Segment];
        Descend(start, 0, ref best, decisions);
        return best;
    }

    private void Descend(in SessionPoint point, double value, ref RatedPlan best, int[] decisions)
    {
        if (point.Segment == _segments)
        {
            if (value > best.Value) best = new(value, [.. decisions]);
            return;
        }
        for (var r = 0; r < _representations; r++)
        {
            var next = model.Advance(point, r);
            decisions[^(_segments - point.Segment)] = r;
            Descend(next, value + qoe.Value(point, next), ref best, decisions);
        }
    }
}
