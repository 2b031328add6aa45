using StreamLab.Player;

namespace StreamLab.Simulation.Optimum;

/// <summary>
/// Finds a session that is worth as much as can be, and proves how much more any other could be. A session's stalls cost by its last lag
/// alone; so for a largest lag b the most it can be worth is W(b) − weight · lag, W a <see cref="ValueFunction"/>. From a b that is certainly
/// too large it goes down: where W(b) − weight · lag cannot beat the best session by more than a tolerance, no lag between there and b can,
/// and the next b is there. On the way each value function leads to a session. docs/optimum.md has the proof.
/// </summary>
public sealed class OptimumSearch
{
    // The bound is proved to this part of the value, or of ten where the value is less; where it stays farther off than the second,
    // sessions are looked at apart by their first decisions.
    private const double Tolerance = 0.003, TooFar = 0.006, LeastScale = 10;

    // Far above the least lag rough values do, for the first step down is long.
    private const double FarSeconds = 2, FarCoarseness = 0.1;

    // So near to the bound nothing more is looked for; else so often at most.
    private const double Close = 1e-4;
    private const int RefineSteps = 7;

    // Sums over a session in doubles.
    private const double Rounding = 1e-6;

    // So few sessions are all tried; so many value functions are made, and so many branches looked into, at most.
    private const int FewSessions = 4096, MostPasses = 100, MostSplits = 12;

    // All together they take no more than so many decisions into account: where bounds are loose (outages in long media), the search ends with a
    // looser one.
    private const double MostDecisions = 400_000;

    private readonly SessionModel _model;
    private readonly QoeForm _qoe;
    private readonly ValueFunction _values;
    private readonly Planner _planner;
    private RatedPlan _best;
    private double _decisionsLeft;

    internal OptimumSearch(SessionModel model, int form, CancellationToken cancellation)
    {
        (_model, _qoe) = (model, new QoeForm(model.Video, form));
        (_values, _planner) = (new ValueFunction(model, _qoe, cancellation), new Planner(model, _qoe, cancellation));
    }

    /// <param name="form">Index in <see cref="Qoe.Names"/> of what is to be the most.</param>
    /// <returns>False, with one line that says why, when the form is undefined for the media or the network never brings all of it.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; looked at many times a second.</exception>
    public static bool TryFind(SessionModel model, int form, out OptimumResult optimum, out string error, CancellationToken cancellation = default)
    {
        optimum = null!;
        error = Problem(model, form);
        if (error.Length > 0) return false;
        var search = new OptimumSearch(model, form, cancellation);
        var bound = search.Find(model.Start, search._planner.Constant(model.Start, 0));
        var paid = search._qoe.LagWeight * model.PaidLagSeconds;
        optimum = new OptimumResult(search._best.Value - paid, bound - paid, [.. model.Fixed, .. search._best.Decisions]);
        return true;
    }

    /// <param name="form">Index in <see cref="Qoe.Names"/>.</param>
    /// <returns>Why no optimum is defined, in one line; empty when one is.</returns>
    public static string Problem(SessionModel model, int form)
    {
        if (Qoe.Quality(form, model.Video, 0) is null) return $"qoe {Qoe.Names[form]} is not defined for {model.Video.RepresentationCount} representations";
        if (model.Video.RepresentationCount > DecisionString.MostRepresentations) return $"more than {DecisionString.MostRepresentations} representations";
        var lowest = new Planner(model, new QoeForm(model.Video, form), CancellationToken.None).Constant(model.Start, 0);
        return double.IsFinite(lowest.Value) ? "" : "the network never brings all of the media, even in its lowest representation";
    }

    /// <summary>The best plan of the whole session that is found: <see cref="TryFind"/>'s.</summary>
    internal RatedPlan Best()
    {
        Find(_model.Start, _planner.Constant(_model.Start, 0));
        return _best;
    }

    /// <summary>The best plan from a point on that is found; never worse than one that is known.</summary>
    internal RatedPlan BestFrom(in SessionPoint point, in RatedPlan known)
    {
        Find(point, known);
        return _best.Value > known.Value ? _best : known;
    }

    /// <returns>The bound.</returns>
    private double Find(in SessionPoint start, in RatedPlan known)
    {
        var left = _model.Video.SegmentCount - start.Segment;
        if (Math.Pow(_model.Video.RepresentationCount, left) <= FewSessions)
        {
            _best = _planner.TryAll(start);
            return _best.Value;
        }
        (_best, _decisionsLeft) = (known, MostDecisions);
        var whole = new Branch(start, [], 0, double.PositiveInfinity, double.NegativeInfinity);
        var bound = FindIn(whole);
        Refine(whole, bound);
        _best = _planner.Improve(start, _best);
        return Math.Max(bound, _best.Value) + Rounding;
    }

    /// <summary>Splits the branch with the highest bound, until no bound is too far off.</summary>
    private double FindIn(Branch whole)
    {
        var branches = new PriorityQueue<Branch, double>();
        var bound = Descend(ref whole);
        branches.Enqueue(whole, -bound);
        for (var splits = 0; branches.TryDequeue(out var branch, out var negated); splits++)
        {
            bound = -negated;
            if (splits == MostSplits || _decisionsLeft <= 0 || bound - _best.Value <= TooFar * Scale || branch.Point.Segment == _model.Video.SegmentCount - 1) break;
            for (var r = 0; r < _model.Video.RepresentationCount; r++)
            {
                var next = _model.Advance(branch.Point, r);
                var part = new Branch(next, [.. branch.Decisions, r], branch.Value + _qoe.Value(branch.Point, next), branch.MostLagSeconds, branch.Settled);
                var most = Descend(ref part);
                branches.Enqueue(part, -most);
            }
        }
        return bound;
    }

    /// <summary>Goes down from the largest lag that a session of the branch could have to the least, and finds sessions on the way.</summary>
    /// <returns>The bound over the branch.</returns>
    private double Descend(ref Branch branch)
    {
        var least = new LeastTimes(_model, branch.Point);
        var leastLag = least.LagSeconds(_model.Video.SegmentCount);
        var left = _model.Video.SegmentCount - branch.Point.Segment;
        // A session to begin with, so that the first lag is not too far off.
        if (branch.Decisions.Length == 0) Look(branch, least, leastLag + 0.5, FarCoarseness);

        var whole = branch.Value + (_qoe.Best * left);
        var lag = Math.Min(branch.MostLagSeconds, BeatenFrom(branch, whole) + 1);
        var bound = double.IsFinite(branch.MostLagSeconds) ? branch.Settled : WorthAt(branch, whole, lag);
        for (var pass = 0; lag > leastLag; pass++)
        {
            var value = Look(branch, least, lag, lag > leastLag + FarSeconds ? FarCoarseness : Tolerance * Scale / left);
            // No session of the branch with a lag from here up to the one looked at beats the best. Where that is hardly a step, it
            // goes one tolerance further down, and the bound is so much higher at most.
            var next = Math.Min(BeatenFrom(branch, value), lag - (Tolerance * Scale / _qoe.LagWeight));
            lag = pass < MostPasses && _decisionsLeft > 0 ? Math.Max(next, leastLag) : leastLag;
            bound = Math.Max(bound, WorthAt(branch, value, lag));
            if (bound <= _best.Value + (Tolerance * Scale)) branch = branch with { MostLagSeconds = lag, Settled = bound };
        }
        return bound;
    }

    /// <summary>Where something may be left to gain, looks for as much quality with less lag.</summary>
    private void Refine(in Branch whole, double bound)
    {
        if (bound - _best.Value <= Close * Scale) return;
        var least = new LeastTimes(_model, whole.Point);
        var (low, high) = (least.LagSeconds(_model.Video.SegmentCount), _planner.LagOf(whole.Point, _best.Decisions));
        for (var (step, lag) = (0, low); step < RefineSteps && bound - _best.Value > Close * Scale; step++, lag = (low + high) / 2)
        {
            var before = _best.Value;
            Look(whole, least, lag, Tolerance * Scale / _best.Decisions.Length);
            if (_best.Value > before) high = Math.Min(high, _planner.LagOf(whole.Point, _best.Decisions));
            else low = lag;
        }
    }

    /// <summary>The bound on what sessions of the branch up to a lag are worth without its cost; the session it leads to is kept if it is the best.</summary>
    private double Look(in Branch branch, LeastTimes least, double lag, double coarseness)
    {
        _decisionsLeft -= (_model.Video.SegmentCount - branch.Point.Segment) * _model.Video.RepresentationCount;
        _values.Build(branch.Point, least, lag, coarseness);
        var plan = _planner.Follow(branch.Point, _values);
        if (branch.Value + plan.Value > _best.Value) _best = new(branch.Value + plan.Value, [.. branch.Decisions, .. plan.Decisions]);
        return branch.Value + _values.At(branch.Point.Segment, branch.Point.Last, branch.Point.ReadySeconds);
    }

    /// <summary>From which lag on sessions that are worth so much without its cost cannot beat the best.</summary>
    private double BeatenFrom(in Branch branch, double value) => branch.Point.LagSeconds + ((value - _best.Value) / _qoe.LagWeight);

    private double WorthAt(in Branch branch, double value, double lag) => value - (_qoe.LagWeight * (lag - branch.Point.LagSeconds));

    private double Scale => Math.Max(Math.Abs(_best.Value), LeastScale);

    /// <summary>The sessions that begin with certain decisions.</summary>
    /// <param name="Point">After them.</param>
    /// <param name="Value">What they are worth.</param>
    /// <param name="MostLagSeconds">Sessions with a larger lag are settled already,</param>
    /// <param name="Settled">by this bound.</param>
    private readonly record struct Branch(SessionPoint Point, int[] Decisions, double Value, double MostLagSeconds, double Settled);
}
