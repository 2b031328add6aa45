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
    // The bound is proved to this part of the value, or of ten where the value is less.
    private const double Tolerance = 0.003, LeastScale = 10;

    // Far above the least lag rough values do, for the first step down is long.
    private const double FarSeconds = 2, FarCoarseness = 0.1;

    // Sums over a session in doubles.
    private const double Rounding = 1e-6;

    // So few sessions are all tried; so many value functions are made at most.
    private const int FewSessions = 4096, MostPasses = 100;

    private readonly SessionModel _model;
    private readonly QoeForm _qoe;
    private readonly ValueFunction _values;
    private readonly Planner _planner;

    private OptimumSearch(SessionModel model, int form)
    {
        (_model, _qoe) = (model, new QoeForm(model.Video, form));
        (_values, _planner) = (new ValueFunction(model, _qoe), new Planner(model, _qoe));
    }

    /// <param name="form">Index in <see cref="Qoe.Names"/> of what is to be the most.</param>
    /// <returns>False, with one line that says why, when the form is undefined for the media or the network never brings all of it.</returns>
    public static bool TryFind(SessionModel model, int form, out OptimumResult optimum, out string error)
    {
        optimum = null!;
        error = Check(model, form);
        if (error.Length > 0) return false;
        var search = new OptimumSearch(model, form);
        var start = model.Start;
        var best = search.From(start, out var bound);
        optimum = new OptimumResult(best.Value, Math.Max(bound, best.Value), [.. model.Fixed, .. best.Decisions]);
        return true;
    }

    private static string Check(SessionModel model, int form)
    {
        if (Qoe.Quality(form, model.Video, 0) is null) return $"qoe {Qoe.Names[form]} is not defined for {model.Video.RepresentationCount} representations";
        if (model.Video.RepresentationCount > DecisionString.MostRepresentations) return $"more than {DecisionString.MostRepresentations} representations";
        var least = new LeastTimes(model, model.Start);
        return double.IsFinite(least.ReadySeconds(model.Video.SegmentCount)) ? "" : "the network never brings all of the media, in any representation";
    }

    private RatedPlan From(in SessionPoint start, out double bound)
    {
        var left = _model.Video.SegmentCount - start.Segment;
        if (Math.Pow(_model.Video.RepresentationCount, left) > FewSessions) return Descend(start, left, out bound);
        var all = _planner.TryAll(start);
        bound = all.Value;
        return all;
    }

    private RatedPlan Descend(in SessionPoint start, int left, out double bound)
    {
        var least = new LeastTimes(_model, start);
        var leastLag = least.LagSeconds(_model.Video.SegmentCount);
        var best = _planner.Constant(start, 0);
        // A session to begin with, so that the first lag is not too far off.
        Look(start, least, leastLag + 0.5, FarCoarseness, ref best);

        bound = double.NegativeInfinity;
        var lag = BeatenFrom(start, _qoe.Best * left, best);
        for (var pass = 0; pass < MostPasses && lag > leastLag; pass++)
        {
            var value = Look(start, least, lag, lag > leastLag + FarSeconds ? FarCoarseness : ToleranceOf(best) / left, ref best);
            // No session with a lag from here up to the one looked at beats the best by more than the tolerance; if none
            // at all is left, one tolerance further down the bound is that much higher.
            var next = Math.Clamp(BeatenFrom(start, value, best), leastLag, Math.Max(leastLag, lag - (ToleranceOf(best) / _qoe.LagWeight)));
            bound = Math.Max(bound, value - (_qoe.LagWeight * (next - start.LagSeconds)));
            lag = next;
        }
        if (lag > leastLag) bound = Math.Max(bound, _qoe.Best * left);
        bound = Math.Max(bound, best.Value) + Rounding;
        return best;
    }

    /// <summary>The bound on sum of q − |Δq| of all sessions up to a lag; the session that leads to is taken if it is better.</summary>
    private double Look(in SessionPoint start, LeastTimes least, double lag, double coarseness, ref RatedPlan best)
    {
        _values.Build(start, least, lag, coarseness);
        var plan = _planner.Follow(start, _values);
        if (plan.Value > best.Value) best = plan;
        return _values.At(start.Segment, start.Last, start.ReadySeconds);
    }

    /// <summary>From which lag on sessions of this sum of q − |Δq| cannot beat the best by more than the tolerance.</summary>
    private double BeatenFrom(in SessionPoint start, double value, in RatedPlan best) =>
        start.LagSeconds + ((value - best.Value - ToleranceOf(best)) / _qoe.LagWeight);

    private static double ToleranceOf(in RatedPlan best) => Tolerance * Math.Max(Math.Abs(best.Value), LeastScale);
}
